/** The format version that this version writes, and the newest that it reads. */
export const formatVersion = 1;

/** The `$id` of ruleset.schema.json. A name and no address: nothing is fetched to read a ruleset. */
export const schemaId = 'urn:regimen:ruleset:1';
