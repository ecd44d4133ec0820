/** How the register's worker is started: from a file beside the page, or from the page itself. */
export type OpenWorker = () => Worker;
