export const officeCommands = [];
