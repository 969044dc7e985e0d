import type { Code } from '../regulation/codes.ts'
import type { Text } from './languages.ts'

/**
 * What each code says: what is wrong, then what to do.
 * `{fact}` is filled from the rejection's facts; a part in `[…]` is left out when a fact in it is not given.
 */
export const codeTexts = {
  MESSAGE_MALFORMED: {
    kk: 'Хабарды оқу мүмкін емес[: {field}]. Жарияланған схема бойынша түзетіп, жаңа commandId арқылы қайта жіберіңіз.',
    ru: 'Сообщение не читается[: {field}]. Исправьте его по опубликованной схеме и отправьте с новым commandId.',
    en: 'The message cannot be read[: {field}]. Correct it by the published schema and send it with a new commandId.',
  },
  UNKNOWN_COMMAND: {
    kk: 'Мұндай команда жоқ[: {name}]. Командалар тізімін қарап, дұрыс атауын жіберіңіз.',
    ru: 'Такой команды нет[: {name}]. Посмотрите список команд и отправьте верное название.',
    en: 'There is no such command[: {name}]. Look at the list of commands and send the right name.',
  },
  REQUEST_MALFORMED: {
    kk: 'Сұрау салудың деректерін оқу мүмкін емес[: {field}]. Аталған өрісті түзетіп, қайта жіберіңіз.',
    ru: 'Данные запроса не читаются[: {field}]. Исправьте названное поле и отправьте снова.',
    en: "The request's data cannot be read[: {field}]. Correct the named field and send it again.",
  },
  REQUESTER_UNKNOWN: {
    kk: 'Сұрау салған орган тізілімде жоқ[: {requester}]. Органның белгісін тексеріңіз немесе әкімшіден оны тізілімге енгізуді сұраңыз.',
    ru: 'Органа, направившего запрос, нет в реестре[: {requester}]. Проверьте его обозначение или попросите администратора внести орган в реестр.',
    en: 'The requesting body is not in the registry[: {requester}]. Check its id or ask the administrator to enter the body.',
  },
  BODY_UNKNOWN: {
    kk: 'Мұндай орган тізілімде жоқ[: {body}]. Белгісін тексеріңіз немесе әкімшіден органды тізілімге енгізуді сұраңыз.',
    ru: 'Такого органа нет в реестре[: {body}]. Проверьте обозначение или попросите администратора внести орган в реестр.',
    en: 'This body is not in the registry[: {body}]. Check the id or ask the administrator to enter the body.',
  },
  EDITION_UNKNOWN: {
    kk: 'Мұндай редакция енгізілмеген[: {edition}]. Енгізілген редакциялардың бірін көрсетіңіз.',
    ru: 'Такая редакция не внесена[: {edition}]. Укажите одну из внесённых редакций.',
    en: 'No such edition has been entered[: {edition}]. Name one of those entered.',
  },
  MEANS_OUTSIDE_ALGORITHM: {
    kk: 'Алгоритм тек апелляциялық шағым мен сот актілеріне дау айтуды қамтиды[; {means} оған кірмейді]. Бұл құжат бойынша келісу сұратылмайды.',
    ru: 'Алгоритм охватывает только апелляционную жалобу и оспаривание судебных актов в кассации[; {means} в него не входит]. По этому документу согласование не запрашивается.',
    en: 'The algorithm covers only the appeal and the contesting of judicial acts in cassation[; {means} is outside it]. No approval is asked for this document.',
  },
  REQUEST_ID_TAKEN: {
    kk: 'Осы requestId басқа мазмұндағы сұрау салуға берілген. Жаңа requestId беріңіз; қайта жіберілген болса, бұрынғысын replaces өрісінде көрсетіңіз.',
    ru: 'Этот requestId уже занят запросом с другим содержанием. Возьмите новый requestId; если запрос направляется повторно, укажите прежний в поле replaces.',
    en: 'This requestId belongs to a request with other content. Take a new requestId; if the request is sent again, name the former one in replaces.',
  },
  CASE_UNKNOWN: {
    kk: 'Мұндай іс табылмады[: {caseId}]. Істің белгісін тізімнен тексеріңіз.',
    ru: 'Такое дело не найдено[: {caseId}]. Проверьте обозначение дела по списку.',
    en: 'No such case is found[: {caseId}]. Check the case id in the list.',
  },
  POWER_DELEGATED: {
    kk: 'Басшы шешім қабылдау өкілеттігін актімен жүктеген[: № {number}], ал орган бұл өкілеттік басшыда қалмайды деп түсінеді. Шешімді өкілеттік жүктелген адам қабылдасын немесе актінің күшін жойыңыз.',
    ru: 'Руководитель возложил право решать своим актом[: № {number}], а орган читает текст так, что у руководителя оно не остаётся. Пусть решает лицо, на которое возложены полномочия, или отмените акт.',
    en: 'The head has vested the decision by his act[: No. {number}], and the body reads the text so that he does not keep it. Let the vested person decide, or revoke the act.',
  },
  SAME_PROPOSER_AND_DECIDER: {
    kk: 'Ұсынысты да, шешімді де бір адам бере алмайды[: {person}]: орган мәтінді осылай түсінеді. Шешімді өкілеттігі бар басқа адам қабылдасын.',
    ru: 'Одно лицо не может и предложить, и решить[: {person}]: так читает текст орган. Пусть решит другое уполномоченное лицо.',
    en: 'One person may not both propose and decide[: {person}]: the body reads the text so. Let another authorised person decide.',
  },
  APPROVER_REORGANISED: {
    kk: 'Келісуші орган қайта ұйымдастырылды[: {body}]. Істі жалғастыратын органды адам таңдасын (setApprover), мерзім тоқтамайды.',
    ru: 'Согласующий орган реорганизован[: {body}]. Пусть человек выберет орган, который продолжит дело (setApprover), срок не останавливается.',
    en: 'The approving body was reorganised[: {body}]. Let a person choose the body that goes on (setApprover), the clock runs.',
  },
  WRONG_ADDRESSEE: {
    kk: 'Сұрау салу басқа органға жолданған. Оны келісуші органға жаңа сұрау салу ретінде жіберіңіз[: {body}].',
    ru: 'Запрос направлен не тому органу. Направьте его согласующему органу как новый запрос[: {body}].',
    en: 'The request was sent to another body. Send it to the approving body as a new request[: {body}].',
  },
  REASONS_REQUIRED: {
    kk: 'Шешімде уәждер жоқ, ал орган оларды міндетті деп санайды. Уәждерді reasons өрісінде жазып, шешімді қайта жіберіңіз.',
    ru: 'В решении нет доводов, а орган считает их обязательными. Укажите доводы в поле reasons и отправьте решение снова.',
    en: 'The decision has no reasons, and the body holds them to be required. Give the reasons in the field reasons and send the decision again.',
  },
  CREDENTIAL_MISSING: {
    kk: 'Хабарға жіберушінің куәлігі (credential) қоса берілмеген. Тіркелген жүйенің кілтімен қол қойып, қайта жіберіңіз.',
    ru: 'К сообщению не приложено удостоверение отправителя (credential). Подпишите его ключом зарегистрированной системы и отправьте снова.',
    en: "The message has no sender's credential. Sign it with the key of a registered system and send it again.",
  },
  CREDENTIAL_INVALID: {
    kk: 'Жіберушінің куәлігі жарамсыз: қолтаңба расталмады. Дұрыс кілтпен қол қойып, қайта жіберіңіз.',
    ru: 'Удостоверение отправителя недействительно: подпись не подтвердилась. Подпишите верным ключом и отправьте снова.',
    en: "The sender's credential is not valid: its signature was not confirmed. Sign with the right key and send it again.",
  },
  CREDENTIAL_EXPIRED: {
    kk: 'Жіберуші куәлігінің мерзімі өткен. Жаңа куәлік жасап, жаңа commandId арқылы қайта жіберіңіз.',
    ru: 'Срок удостоверения отправителя истёк. Создайте новое удостоверение и отправьте с новым commandId.',
    en: "The sender's credential has expired. Make a new one and send it with a new commandId.",
  },
  CREDENTIAL_OTHER_CASE: {
    kk: 'Куәлік басқа іс үшін берілген[: {case}]. Осы іс үшін жаңа куәлік жасаңыз.',
    ru: 'Удостоверение выдано для другого дела[: {case}]. Создайте удостоверение для этого дела.',
    en: 'The credential was made for another case[: {case}]. Make one for this case.',
  },
  CREDENTIAL_OTHER_CONTENT: {
    kk: 'Куәлік басқа мазмұн үшін берілген[; сәйкес келмейтін өріс: {field}]. Жіберілетін хабарға қайта қол қойыңыз.',
    ru: 'Удостоверение выдано для другого содержания[; не совпадает поле {field}]. Подпишите отправляемое сообщение заново.',
    en: 'The credential was made for other content[; the field {field} differs]. Sign the message that is sent once more.',
  },
  ISSUER_UNKNOWN: {
    kk: 'Куәлікті берген жүйе тізілімде жоқ[: {issuer}]. Әкімшіден оның кілтін тіркеуді сұраңыз.',
    ru: 'Система, выдавшая удостоверение, не зарегистрирована[: {issuer}]. Попросите администратора зарегистрировать её ключ.',
    en: 'The system that issued the credential is not registered[: {issuer}]. Ask the administrator to register its key.',
  },
  ISSUER_NOT_ALLOWED: {
    kk: 'Бұл жүйенің осы орган атынан әрекет етуге құқығы жоқ[: {issuer}]. Органның өз жүйесі арқылы жіберіңіз немесе әкімшіге хабарласыңыз.',
    ru: 'Эта система не вправе действовать за данный орган[: {issuer}]. Отправьте через систему самого органа или обратитесь к администратору.',
    en: "This system may not act for that body[: {issuer}]. Send through the body's own system or turn to the administrator.",
  },
  SESSION_ENDED: {
    kk: 'Сеанс аяқталған. Жүйеге қайта кіріңіз.',
    ru: 'Сеанс завершён. Войдите в систему снова.',
    en: 'The session has ended. Log in again.',
  },
  TOKEN_INVALID: {
    kk: 'Қолжетімділік токені жарамсыз[: {reason}]. Осы API үшін берілген жаңа токен алыңыз.',
    ru: 'Токен доступа недействителен[: {reason}]. Получите новый токен, выданный для этого API.',
    en: 'The access token is not valid[: {reason}]. Get a new one that is issued for this API.',
  },
  TOKEN_EXPIRED: {
    kk: 'Қолжетімділік токенінің мерзімі өткен. Жаңасын алыңыз.',
    ru: 'Срок токена доступа истёк. Получите новый.',
    en: 'The access token has expired. Get a new one.',
  },
  LOGIN_REFUSED: {
    kk: 'Кіру аяқталмады[: {reason}]. Кіруді басынан бастаңыз; қайталанса, әкімшіге хабарлаңыз.',
    ru: 'Вход не завершён[: {reason}]. Начните вход заново; если повторится, сообщите администратору.',
    en: 'The login was not completed[: {reason}]. Start it again; if that repeats itself, tell the administrator.',
  },
  CALLER_UNKNOWN: {
    kk: 'Кім екеніңіз расталды, бірақ тізілімде сіз жоқсыз[: {system}]. Әкімшіден сізді немесе жүйеңізді тізілімге енгізуді сұраңыз.',
    ru: 'Ваша личность подтверждена, но в реестре вас нет[: {system}]. Попросите администратора внести в реестр вас или вашу систему.',
    en: 'Who you are is proved, but the registry does not know you[: {system}]. Ask the administrator to enter you, or your system.',
  },
  CSRF_REFUSED: {
    kk: 'Бұл әрекет бөгде беттен жіберілген. Оны Kelisu бетінің өзінен қайталаңыз; бағдарлама сеанстың орнына токен жіберсін.',
    ru: 'Действие отправлено с чужой страницы. Повторите его со страницы самой Kelisu; программа пусть пришлёт токен вместо сеанса.',
    en: 'This action was sent by a foreign page. Repeat it on the page of Kelisu itself; a program sends a token instead of a session.',
  },
  IDENTITY_UNAVAILABLE: {
    kk: 'Кіру қызметі жауап бермейді[: {reason}]. Бірнеше минуттан кейін қайталаңыз; бұрын кіргендер жұмысын жалғастыра береді.',
    ru: 'Служба входа не отвечает[: {reason}]. Повторите через несколько минут; кто уже вошёл, продолжает работать.',
    en: 'The login service does not answer[: {reason}]. Repeat in some minutes; whoever is logged in goes on working.',
  },
  PERSON_UNKNOWN: {
    kk: 'Мұндай адам тізілімде жоқ[: {person}]. Белгісін тексеріңіз немесе әкімшіден оны тізілімге енгізуді сұраңыз.',
    ru: 'Такого лица нет в реестре[: {person}]. Проверьте обозначение или попросите администратора внести лицо в реестр.',
    en: 'This person is not in the registry[: {person}]. Check the id or ask the administrator to enter the person.',
  },
  PERSON_NOT_IN_BODY: {
    kk: 'Бұл адам сол күні аталған органда лауазым атқармаған[: {body}]. Осы органның уәкілетті адамы әрекет етсін немесе тізілім түзетілсін.',
    ru: 'Это лицо в тот день не занимало должности в названном органе[: {body}]. Пусть действует уполномоченное лицо этого органа, либо исправьте реестр.',
    en: 'On that day this person held no position in the body named[: {body}]. Let an authorised person of that body act, or correct the registry.',
  },
  NOT_AUTHORISED: {
    kk: 'Бұл адамның мұндай әрекетке құқығы жоқ[: {action}]. Оны уәкілетті лауазымды адам орындауға тиіс.',
    ru: 'Это лицо не вправе совершить такое действие[: {action}]. Его должно совершить уполномоченное должностное лицо.',
    en: 'This person may not do this[: {action}]. An official who is authorised for it must do it.',
  },
  NOT_ASSIGNED: {
    kk: 'Бұл іс сізге тапсырылмаған. Ұсынысты істі қарайтын заңгер енгізеді; қажет болса, заң қызметінің басшысы істі сізге тапсырсын.',
    ru: 'Это дело вам не поручено. Предложение вносит юрист, рассматривающий дело; при необходимости пусть руководитель юридической службы поручит дело вам.',
    en: 'This case is not assigned to you. The proposal is made by the lawyer who examines the case; if need be, let the head of the legal service assign it to you.',
  },
  NOT_A_LAWYER: {
    kk: 'Бұл адам келісуші органның заң қызметінде немесе ол белгілеген бөлімшеде жұмыс істемейді[: {person}]. Сол бөлімшенің қызметкерін таңдаңыз.',
    ru: 'Это лицо не работает в юридической службе согласующего органа или в назначенном им подразделении[: {person}]. Выберите работника этого подразделения.',
    en: 'This person does not work in the legal service of the approving body or in the unit it designated[: {person}]. Choose somebody of that unit.',
  },
  NOT_VESTED: {
    kk: 'Бұл адамға шешім қабылдау өкілеттігі жүктелмеген. Шешімді басшы немесе ол өз шешімімен өкілеттік жүктеген адам қабылдайды.',
    ru: 'На это лицо не возложены полномочия принимать решение. Решает руководитель или лицо, на которое он их возложил своим решением.',
    en: "This person is not vested with the power to decide. The head decides, or a person vested by the head's own decision.",
  },
  DELEGATION_NOT_IN_FORCE: {
    kk: 'Өкілеттік жүктеу туралы акт сол күні қолданылмаған[: № {number}][, {date}]. Қолданыстағы актіні тіркеңіз немесе шешімді басшы қабылдасын.',
    ru: 'Акт о возложении полномочий в тот день не действовал[: № {number}][ от {date}]. Зарегистрируйте действующий акт либо пусть решит руководитель.',
    en: 'The act of delegation was not in force on that day[: No {number}][ of {date}]. Register an act in force, or let the head decide.',
  },
  POSITION_NOT_VESTABLE: {
    kk: 'Мұндай өкілеттік бұл лауазымға жүктелмейді[: {position}]. Оны тек орынбасарларға, аппарат басшысына және заң қызметінің басшысына жүктеуге болады.',
    ru: 'На эту должность такие полномочия не возлагаются[: {position}]. Их можно возложить только на заместителей, руководителя аппарата и руководителя юридической службы.',
    en: 'This power cannot be vested in that position[: {position}]. Only deputies, the head of the apparatus and the head of the legal service may be vested.',
  },
  ACTING_WITHOUT_ORDER: {
    kk: 'Басшының міндетін атқару туралы бұйрық тіркелмеген. Бұйрықтың нөмірі мен күнін тізілімге енгізіңіз.',
    ru: 'Приказ об исполнении обязанностей руководителя не зарегистрирован. Внесите его номер и дату в реестр.',
    en: 'No order on acting for the head is registered. Enter its number and date in the registry.',
  },
  WRONG_STAGE: {
    kk: 'Істің қазіргі кезеңінде бұл әрекет жасалмайды[: «{stage}»]. Істі ашып, келесі қадамды қараңыз.',
    ru: 'На нынешнем этапе дела это действие не совершается[: «{stage}»]. Откройте дело и посмотрите следующий шаг.',
    en: 'This cannot be done at the present stage of the case[: "{stage}"]. Open the case and see its next step.',
  },
  ALREADY_DECIDED: {
    kk: 'Бұл іс бойынша шешім қабылданып қойған; бір іске бір ғана шешім қабылданады. Қабылданған шешімді істен қараңыз.',
    ru: 'Решение по делу уже принято; по одному делу принимается одно решение. Посмотрите его в деле.',
    en: 'The case is already decided; a case has one decision. See it in the case.',
  },
  DECISION_BEFORE_PROPOSAL: {
    kk: 'Ұсыныс әлі енгізілмеген, ал шешім содан кейін қабылданады. Алдымен ұсыныс енгізілсін[, әйтпесе себебін {field} өрісінде жазыңыз].',
    ru: 'Предложение ещё не внесено, а решение принимается после него. Сначала пусть будет внесено предложение[, иначе укажите причину в поле {field}].',
    en: 'The proposal has not been made yet, and the decision comes after it. Let the proposal be made first[, else give the reason in the field {field}].',
  },
  APPROVER_NOT_SET: {
    kk: 'Келісуші орган әлі белгіленбеген. Алдымен уәкілетті адам келісуші органды себебін көрсетіп белгілесін.',
    ru: 'Согласующий орган ещё не определён. Сначала пусть уполномоченное лицо определит его с указанием причины.',
    en: 'The approving body is not set yet. Let an authorised person first set it, with a reason.',
  },
  APPROVER_NOT_OPEN: {
    kk: 'Келісуші орган алгоритм бойынша айқындалған, оны таңдау талап етілмейді. Дерек қате болса, алдымен деректі түзетіңіз.',
    ru: 'Согласующий орган определён алгоритмом, выбирать его не требуется. Если ошибочны данные, сначала исправьте их.',
    en: 'The approving body follows from the algorithm and is not open to choice. If a fact is wrong, correct the fact first.',
  },
  APPROVER_NOT_POSSIBLE: {
    kk: 'Бұл орган осы сұрау салуды келісе алмайды[: {body}]. Сұрау салған орган өз сұрау салуын келіспейді, ал әкім аппаратының орнына әкімнің өзі көрсетіледі. Өзге органды көрсетіңіз.',
    ru: 'Этот орган не может согласовать данный запрос[: {body}]. Орган не согласует собственный запрос, а вместо аппарата указывается сам аким. Укажите другой орган.',
    en: 'This body cannot approve this request[: {body}]. No body approves its own request, and in place of an apparatus its akim is named. Name another body.',
  },
  INFORMATION_NOT_REQUESTED: {
    kk: 'Бұл іс бойынша қосымша мәлімет сұратылмаған. Сұратылғанын күтіңіз немесе деректі түзету әрекетін қолданыңыз.',
    ru: 'По делу дополнительные сведения не запрашивались. Дождитесь запроса сведений или воспользуйтесь исправлением данных.',
    en: 'No further information was requested in this case. Wait for a request, or use the correction of facts.',
  },
  FACT_IN_FUTURE: {
    kk: 'Көрсетілген күн немесе уақыт әлі келген жоқ[: {field}]. Нақты болған күнді көрсетіңіз.',
    ru: 'Указанные дата или время ещё не наступили[: {field}]. Укажите действительную дату.',
    en: 'The date or time given is still to come[: {field}]. Give the actual date.',
  },
  RECEIPT_BEFORE_SENDING: {
    kk: 'Сұрау салу жіберілген күнінен бұрын түсуі мүмкін емес. Жіберілген күнді немесе тіркелген уақытты түзетіңіз.',
    ru: 'Запрос не мог поступить раньше дня отправки. Исправьте дату отправки или время регистрации.',
    en: 'A request cannot be received before the day it was sent. Correct the date of sending or the time of registration.',
  },
  RECEIPT_NUMBER_FORMAT: {
    kk: 'Кіріс нөмірі осы органның үлгісіне сай емес[: {number}]. Үлгі[: {format}] (# – сан, YYYY – жыл); нөмірді осылай жазыңыз немесе әкімші тізілімдегі үлгіні түзетсін.',
    ru: 'Входящий номер не соответствует формату этого органа[: {number}]. Формат[: {format}] (# – число, YYYY – год); запишите номер так, или пусть администратор исправит формат в реестре.',
    en: "The incoming number does not have this body's format[: {number}]. The format[: {format}] (# a number, YYYY a year); write the number so, or let the administrator correct the format in the registry.",
  },
  SIGNED_BEFORE_RECEIPT: {
    kk: 'Шешімге сұрау салу түскенге дейін қол қойылуы мүмкін емес. Қол қойылған күнді немесе тіркелген уақытты түзетіңіз.',
    ru: 'Решение не могло быть подписано до поступления запроса. Исправьте дату подписания или время регистрации.',
    en: 'A decision cannot be signed before the request was received. Correct the date of signing or the time of registration.',
  },
  SIGNED_BEFORE_PROPOSAL: {
    kk: 'Шешімге ұсыныс енгізілгенге дейін қол қойылған[: {signedOn}, ұсыныс: {proposedOn}], ал шешім ұсыныстан кейін қабылданады. Қол қойылған күнді түзетіңіз немесе шешімді қазір қабылдаңыз.',
    ru: 'Решение подписано до внесения предложения[: {signedOn}, предложение: {proposedOn}], а принимается оно после него. Исправьте дату подписания или примите решение сейчас.',
    en: 'The decision was signed before the proposal was made[: {signedOn}, the proposal: {proposedOn}], and it comes after it. Correct the date of signing, or decide now.',
  },
  FILED_BEFORE_ACT: {
    kk: 'Шағым сот актісінен бұрын берілуі мүмкін емес[: {date}, акт: {actOn}]. Берілген күнді түзетіңіз.',
    ru: 'Жалоба не могла быть подана раньше судебного акта[: {date}, акт: {actOn}]. Исправьте дату подачи.',
    en: 'The appeal cannot have been filed before the judicial act[: {date}, the act: {actOn}]. Correct the date of filing.',
  },
  ACT_DATES_CONTRADICT: {
    kk: 'Сот актісі жарияланғанға дейін түпкілікті нысанда жасалмайды, көшірмесі жіберілмейді, күшіне енбейді[: {field} {date}, жарияланған: {pronouncedOn}]. Акт күндерін түзетіңіз.',
    ru: 'Судебный акт до оглашения не изготавливается в окончательной форме, не направляется в копии и не вступает в силу[: {field} {date}, оглашён: {pronouncedOn}]. Исправьте даты акта.',
    en: 'A judicial act has no final form, is not sent as a copy and is not in force before it is pronounced[: {field} {date}, pronounced: {pronouncedOn}]. Correct the dates of the act.',
  },
  NOTHING_CHANGED: {
    kk: 'Жіберілген деректер істегі деректермен бірдей, өзгеріс жоқ. Өзгертілетін деректі көрсетіңіз.',
    ru: 'Присланные данные совпадают с данными дела, изменений нет. Укажите, что именно меняется.',
    en: 'The facts sent are those the case already has; nothing changes. Name the fact that changes.',
  },
  BEYOND_CALENDAR: {
    kk: 'Бұл күнге жұмыс күндерінің күнтізбесі жоқ[: {year}]. Күнді тексеріңіз; дұрыс болса, әкімші сол жылдың ресми күнтізбесін енгізсін.',
    ru: 'На эту дату нет календаря рабочих дней[: {year}]. Проверьте дату; если она верна, пусть администратор внесёт официальный календарь этого года.',
    en: 'There is no calendar of working days for this date[: {year}]. Check the date; if it is right, let the administrator enter the official calendar of that year.',
  },
  ACT_UNKNOWN: {
    kk: 'Мұндай өкілеттік жүктеу актісі тіркелмеген[: {act}]. Органның актілер тізімін қараңыз.',
    ru: 'Такой акт о возложении полномочий не зарегистрирован[: {act}]. Посмотрите список актов органа.',
    en: "No such act of delegation is registered[: {act}]. Look at the list of the body's acts.",
  },
  ACT_NUMBER_TAKEN: {
    kk: 'Бұл нөмір мен күні бар акт бұрын тіркелген[: № {number}][, {date}]. Оны түзетіңіз немесе нөмірін тексеріңіз.',
    ru: 'Акт с этими номером и датой уже зарегистрирован[: № {number}][ от {date}]. Исправьте его или проверьте номер.',
    en: 'An act with this number and date is registered already[: No {number}][ of {date}]. Correct it, or check the number.',
  },
  POSITION_NOT_HELD: {
    kk: 'Бұл адам сол күні бұл лауазымда емес[: {person}][, {position}]. Тізілімдегі лауазымдарын қараңыз.',
    ru: 'Это лицо в тот день не занимает такой должности[: {person}][, {position}]. Посмотрите его должности в реестре.',
    en: 'This person does not hold that position on that day[: {person}][, {position}]. Look at his positions in the registry.',
  },
  SYSTEM_UNKNOWN: {
    kk: 'Бұл орган үшін мұндай жүйенің сол күннен бастап кілті тіркелмеген[: {system}, {from}]. Органның жүйелері тізімін қараңыз.',
    ru: 'Для этого органа у такой системы нет ключа с этого дня[: {system}, {from}]. Посмотрите список систем органа.',
    en: 'No such system of this body has a key since that day[: {system}, {from}]. See the list of the systems of the body.',
  },
  ROLE_NOT_HELD: {
    kk: 'Бұл адамға мұндай рөл осы күннен бастап берілмеген[: {person}][, {role}]. Органның рөлдер тізімін қараңыз.',
    ru: 'Этому лицу такая роль с этого дня не предоставлена[: {person}][, {role}]. Посмотрите список ролей органа.',
    en: 'This person was not granted that role from that day on[: {person}][, {role}]. Look at the list of roles of the body.',
  },
  LAST_ADMINISTRATOR: {
    kk: 'Бұдан кейін тізілімді жүргізетін ешкім қалмайды[: {body}]. Алдымен әкімші рөлін басқа адамға беріңіз.',
    ru: 'После этого вести реестр будет некому[: {body}]. Сначала предоставьте роль администратора другому лицу.',
    en: 'After that nobody would administer the registry[: {body}]. First grant the role of administrator to somebody else.',
  },
  RECORD_REFUSED: {
    kk: 'Жазба тізілімге сәйкес келмейді[: {field}][, {fault}]. Осы өрісті түзетіңіз.',
    ru: 'Запись не согласуется с реестром[: {field}][, {fault}]. Исправьте это поле.',
    en: 'The record does not fit the registry[: {field}][, {fault}]. Correct this field.',
  },
  SIGNATURE_MISSING: {
    kk: 'Сұрау салуға басшының қолы қойылмаған. Басшы қол қойсын, содан кейін сұрау салуды толықтырыңыз.',
    ru: 'Запрос не подписан руководителем. Пусть руководитель подпишет его, затем дополните запрос.',
    en: 'The request is not signed by the head. Have the head sign it, then complete the request.',
  },
  SIGNER_UNKNOWN: {
    kk: 'Сұрау салуға қол қойған адам тізілімде жоқ[: {person}]. Қол қоюшыны түзетіңіз немесе оны тізілімге енгізіңіз.',
    ru: 'Лица, подписавшего запрос, нет в реестре[: {person}]. Исправьте подписавшего или внесите его в реестр.',
    en: 'The person who signed the request is not in the registry[: {person}]. Correct the signer or enter the person.',
  },
  NOT_SIGNED_BY_HEAD: {
    kk: 'Сұрау салуға орган басшысы емес адам қол қойған. Басшы немесе бұйрық бойынша оның міндетін атқарушы қол қойып, сұрау салу толықтырылсын.',
    ru: 'Запрос подписан не руководителем органа. Пусть подпишет руководитель или исполняющий его обязанности по приказу, затем дополните запрос.',
    en: "The request is signed by somebody other than the body's head. Have the head sign, or the acting head by order, then complete the request.",
  },
  DRAFT_MISSING: {
    kk: 'Сұрау салуға шағымның (өтінішхаттың) жобасы қоса берілмеген. Жобаны қоса беріп, сұрау салуды толықтырыңыз.',
    ru: 'К запросу не приложен проект жалобы (ходатайства). Приложите проект и дополните запрос.',
    en: 'No draft of the appeal (petition) is attached to the request. Attach the draft and complete the request.',
  },
  ACT_DATE_MISSING: {
    kk: 'Сот мерзімі басталатын күн көрсетілмеген[: {field}]. Апелляция үшін шешімнің түпкілікті нысанда шығарылған күнін (сот талқылауына қатыспаған тұлға үшін – көшірменің жіберілген күнін), кассация үшін актінің күшіне енген күнін көрсетіңіз.',
    ru: 'Не указана дата, с которой идёт судебный срок[: {field}]. Для апелляции укажите день изготовления решения в окончательной форме (для не участвовавшего в разбирательстве – день направления копии), для кассации — день вступления акта в силу.',
    en: 'The date from which the court term runs is not given[: {field}]. For an appeal give the day of the decision in final form (for who took no part in the trial, the day on which the copy was sent), for cassation the day the act entered into force.',
  },
  SHORT_TERM_NOT_APPLICABLE: {
    kk: 'Он жұмыс күндік мерзім тек әкімшілік іс бойынша апелляцияға қолданылады. Бұл белгіні алып тастаңыз немесе шағым түрін түзетіңіз.',
    ru: 'Срок в десять рабочих дней применяется только к апелляции по административному делу. Снимите этот признак или исправьте вид обжалования.',
    en: 'The term of ten working days applies only to an appeal in an administrative case. Remove the mark or correct the kind of appeal.',
  },
  COPY_TERM_NOT_APPLICABLE: {
    kk: 'Шешімнің көшірмесі жіберілген күннен саналатын мерзім тек азаматтық іс бойынша апелляцияға, сот талқылауына қатыспаған тұлғаға қолданылады. Бұл белгіні алып тастаңыз немесе шағым түрін түзетіңіз.',
    ru: 'Срок со дня направления копии решения применяется только к апелляции по гражданскому делу лица, не участвовавшего в судебном разбирательстве. Снимите этот признак или исправьте вид обжалования.',
    en: 'The term from the day on which the copy of the decision was sent applies only to an appeal in a civil case by who took no part in the trial. Remove the mark or correct the kind of appeal.',
  },
  WEBHOOK_UNKNOWN: {
    kk: 'Мұндай жазылым табылмады. Жүйеңіздің жазылымдар тізімін қарап, белгісін тексеріңіз.',
    ru: 'Такая подписка не найдена. Посмотрите список подписок своей системы и проверьте обозначение.',
    en: 'No such subscription is found. Look at the list of the subscriptions of your system and check the id.',
  },
  WEBHOOK_ADDRESS_REFUSED: {
    kk: 'Бұл мекенжайға хабар жіберуге болмайды[: {fault}]. 443-порттағы ашық https мекенжайын атымен де, құпиясөзімен де қоспай көрсетіңіз немесе әкімшіден оған рұқсат беруді сұраңыз.',
    ru: 'На этот адрес отправлять нельзя[: {fault}]. Укажите открытый адрес https с портом 443, без имени и пароля, или попросите администратора разрешить его.',
    en: 'Nothing may be sent to this address[: {fault}]. Give a public https address on port 443, without user and password, or ask the administrator to allow it.',
  },
  WEBHOOK_OFF: {
    kk: 'Жазылым өшірілген, хабар жіберілмейді. Алдымен оны қосыңыз, содан кейін қайталаңыз.',
    ru: 'Подписка выключена, сообщения не отправляются. Сначала включите её, затем повторите.',
    en: 'The subscription is switched off and nothing is sent. Switch it on first, then repeat.',
  },
  WEBHOOKS_TOO_MANY: {
    kk: 'Бұл жүйенің осы органның істеріне жазылымдары тым көп[: {most}]. Қажет емесін алып тастап, қайталаңыз.',
    ru: 'У этой системы слишком много подписок на дела этого органа[: {most}]. Удалите ненужную и повторите.',
    en: 'This system has too many subscriptions to the cases of this body[: {most}]. End one that is not needed, then repeat.',
  },
  AUTHORITY_UNAVAILABLE: {
    kk: 'Өкілеттікті тексеру мүмкін болмады: тізілім қолжетімсіз. Команда қабылданған жоқ; оны кейінірек сол commandId арқылы қайталаңыз.',
    ru: 'Проверить полномочия не удалось: реестр недоступен. Команда не принята; повторите её позже с тем же commandId.',
    en: 'Authority could not be checked: the registry cannot be reached. The command was not accepted; repeat it later with the same commandId.',
  },
  LOG_DIVERGED: {
    kk: 'Істің журналы жұмыс барысымен сәйкес келмейді[: {seq}-жазба]. Іс тоқтатылды; әкімшіге дереу хабарлаңыз.',
    ru: 'Журнал дела расходится с ходом работы[: запись {seq}]. Дело остановлено; немедленно сообщите администратору.',
    en: 'The log of the case has diverged from its run[: entry {seq}]. The case has stopped; tell the administrator at once.',
  },
  REPLAY_DIFFERS: {
    kk: 'Істің жазбасы журналынан қайта шығарылғанға сәйкес келмейді. Ештеңені өзгертпеңіз; жазбаны кім өзгерткенін анықтаңыз.',
    ru: 'Запись дела расходится с тем, что заново выведено из его журнала. Ничего не меняйте; выясните, кто изменил запись.',
    en: 'What is stored of the case differs from what follows from its log. Change nothing; find out who changed it.',
  },
  DOCUMENT_UNKNOWN: {
    kk: 'Іс мұндай құжатты атамайды[: sha256 {sha256}]. Істің құжаттар тізімінен қараңыз.',
    ru: 'Дело не называет такого документа[: sha256 {sha256}]. Посмотрите список документов дела.',
    en: 'The case names no such document[: sha256 {sha256}]. Look at the list of its documents.',
  },
  DOCUMENT_NOT_HELD: {
    kk: 'Құжат сұрау салуда аталған, бірақ файлы тапсырылмаған[: sha256 {sha256}]. Сұрау салған орган оны осы мекенжайға PUT арқылы жіберсін.',
    ru: 'Документ назван в запросе, но его файл не передан[: sha256 {sha256}]. Пусть орган, направивший запрос, пришлёт его на этот адрес методом PUT.',
    en: 'The request names the document, but its file was not handed in[: sha256 {sha256}]. Let the requesting body send it to this address by PUT.',
  },
  DOCUMENT_NOT_NAMED: {
    kk: 'Файлдың мазмұны аталған құжатқа сәйкес келмейді[: {field}][; оның sha256 мәні – {sha256}]. Сол құжаттың файлын жіберіңіз немесе сұрау салудағы sha256 мәнін түзетіңіз.',
    ru: 'Содержимое файла не соответствует названному документу[: {field}][; его sha256 – {sha256}]. Пришлите файл этого документа или исправьте sha256 в запросе.',
    en: "The file's content is not that of a document named[: {field}][; its sha256 is {sha256}]. Send the file of that document, or correct the sha256 in the request.",
  },
  NOT_LOGGED_IN: {
    kk: 'Кім екеніңіз белгісіз. Жүйеге кіріңіз немесе сұраныспен бірге жарамды токен жіберіңіз.',
    ru: 'Неизвестно, кто обращается. Войдите в систему или пришлите с запросом действующий токен.',
    en: 'It is not known who is asking. Log in, or send a valid token with the request.',
  },
  ADDRESS_UNKNOWN: {
    kk: 'Мұндай мекенжай жоқ. Мекенжайларды /api/v1/docs бетінен қараңыз.',
    ru: 'Такого адреса нет. Адреса перечислены на странице /api/v1/docs.',
    en: 'There is no such address. The addresses are listed at /api/v1/docs.',
  },
  METHOD_NOT_ALLOWED: {
    kk: 'Бұл мекенжайда мұндай әдіс қолданылмайды[: {method}]. Қолданылатындары Allow тақырыбында.',
    ru: 'По этому адресу такой метод не применяется[: {method}]. Применимые названы в заголовке Allow.',
    en: 'This address does not take that method[: {method}]. Those it takes are in the header Allow.',
  },
  NOT_ACCEPTABLE: {
    kk: 'Жауап мұндай түрде берілмейді. Accept тақырыбын түзетіңіз[: {produces}].',
    ru: 'В таком виде ответ не выдаётся. Исправьте заголовок Accept[: {produces}].',
    en: 'The answer is not given in that form. Correct the header Accept[: {produces}].',
  },
  MEDIA_TYPE_UNSUPPORTED: {
    kk: 'Сұраныс мазмұнының түрі қабылданбайды[: {field}]. Мазмұнды application/json түрінде жіберіңіз.',
    ru: 'Такой вид содержимого запроса не принимается[: {field}]. Отправьте содержимое как application/json.',
    en: 'A body of that type is not accepted[: {field}]. Send it as application/json.',
  },
  BODY_TOO_LARGE: {
    kk: 'Сұраныс мазмұны тым үлкен[; шегі – {limit} байт]. Оны қысқартып, қайта жіберіңіз.',
    ru: 'Содержимое запроса слишком велико[; предел – {limit} байт]. Сократите его и отправьте снова.',
    en: 'The body is too large[; the limit is {limit} bytes]. Make it smaller and send it again.',
  },
  SENT_TOO_SLOWLY: {
    kk: 'Сұраныс уақытында толық келмеді. Байланысты тексеріп, қайта жіберіңіз.',
    ru: 'Запрос не пришёл целиком вовремя. Проверьте связь и отправьте его снова.',
    en: 'The request did not arrive in time. Check the connection and send it again.',
  },
  TOO_MANY_REQUESTS: {
    kk: 'Сұраныс тым көп. Retry-After тақырыбындағы уақыттан кейін қайталаңыз.',
    ru: 'Слишком много запросов. Повторите через время, указанное в заголовке Retry-After.',
    en: 'Too many requests. Repeat after the time given in the header Retry-After.',
  },
  COMMANDS_TOO_MANY: {
    kk: 'Бір іс бойынша бір жіберушіден қабылданатын әрекеттер таусылды[: {most}]; күту көмектеспейді. Әрекетті оған құқығы бар басқа адам жіберсін, әкімшіге хабарлаңыз.',
    ru: 'Исчерпано число действий, которые принимаются по одному делу от одного отправителя[: {most}]; ожидание не поможет. Пусть действие отправит другой, кто имеет на него право, и сообщите администратору.',
    en: 'The actions that are taken of one caller in one case are used up[: {most}]; waiting does not help. Let another who has the right send the action, and tell the administrator.',
  },
  IDEMPOTENCY_KEY_MISSING: {
    kk: 'Idempotency-Key тақырыбы жоқ. Әр әрекетке өз кілтін беріңіз, қайталағанда сол кілтті жіберіңіз.',
    ru: 'Нет заголовка Idempotency-Key. Давайте каждому действию свой ключ, а при повторе присылайте тот же.',
    en: 'The header Idempotency-Key is missing. Give each action a key of its own, and the same one when you repeat it.',
  },
  IDEMPOTENCY_KEY_TAKEN: {
    kk: 'Бұл Idempotency-Key басқа мазмұнмен қолданылған. Жаңа әрекетке жаңа кілт беріңіз.',
    ru: 'Этот Idempotency-Key уже использован с другим содержимым. Дайте новому действию новый ключ.',
    en: 'This Idempotency-Key was used with other content. Give a new action a new key.',
  },
  NOT_YET_SHOWN: {
    kk: 'Істің сұралған жазбасы әлі көрінбейді[: {seq}]. Сәл кейін қайталаңыз.',
    ru: 'Запрошенная запись дела ещё не видна[: {seq}]. Повторите немного позже.',
    en: 'The entry of the case that was asked for is not shown yet[: {seq}]. Repeat a little later.',
  },
  NOT_YET_ANSWERED: {
    kk: 'Уақытында жауап келмеді; әрекет әлі орындалуы мүмкін. Оны сол Idempotency-Key арқылы қайталаңыз: ештеңе екі рет жасалмайды.',
    ru: 'Ответа вовремя нет; действие ещё может быть выполнено. Повторите его с тем же Idempotency-Key: дважды ничего не делается.',
    en: 'No answer in time; the action may still be carried out. Repeat it with the same Idempotency-Key: nothing is done twice.',
  },
  SERVICE_UNAVAILABLE: {
    kk: 'Қызметтің бір бөлігі қазір жауап бермейді; ештеңе орындалған жоқ деп есептемеңіз. Сәл кейін сол сұранысты қайталаңыз.',
    ru: 'Часть службы сейчас не отвечает; не считайте, что ничего не сделано. Повторите тот же запрос немного позже.',
    en: 'A part of the service does not answer now; do not take it that nothing was done. Repeat the same request a little later.',
  },
  INTERNAL_FAULT: {
    kk: 'Бағдарламаның өз қатесі. Әкімшіге жауаптағы сұраныс нөмірін хабарлаңыз.',
    ru: 'Ошибка самой программы. Сообщите администратору номер запроса из ответа.',
    en: 'A fault of the program itself. Tell the administrator the number of the request given in the answer.',
  },
} as const satisfies Record<Code, Text>
