export { MessagePanel as MessageFields } from "../steps/message/MessagePanel";
