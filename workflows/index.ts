export { approval } from './approval.ts'
export { notices } from './notices.ts'
