/** Holds the migrated, empty schema; made once per run, copied for every test file. */
export const TEMPLATE_DATABASE = "kiemtra_template";
