/** What earlier versions wrote, in the order of the versions: by the name of the version, the content of its files by their paths. */
export declare function earlierVersions(): ReadonlyMap<string, ReadonlyMap<string, Buffer>>;

/** In the files, the folder of the data set with which they were written. */
export declare const DATA_FOLDER: string;
