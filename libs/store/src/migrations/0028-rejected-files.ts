/** What was rejected is known by the name of its file, as its sender gave it, and by its line where the file held several. */
export const rejectedFiles = `
alter table rejected_lodgements add column file_name text, add column line integer;
`;
