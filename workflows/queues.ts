/** Activities that touch the world outside (mail, delivery) have a queue of their own, beside that of the cases. */
export const notifyQueueOf = (queue: string): string => `${queue}-notify`
