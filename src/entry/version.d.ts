/** Version of the add-on, put in by the build from package.json. */
declare const VERSION: string;
