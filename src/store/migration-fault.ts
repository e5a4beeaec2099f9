/** The database can't serve this release; the message is a sentence for the person who starts the app. */
export class MigrationFault extends Error {
  override name = "MigrationFault";
}
