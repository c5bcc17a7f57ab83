export const editing = { editing: {} };
