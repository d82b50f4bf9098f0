/** Where files of messages' pages lie in the site. */
export const messageFolder = 'assets/js/messages/'
