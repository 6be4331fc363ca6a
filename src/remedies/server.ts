import type { Remedies } from './remedy';

/** Twenty’s server and its address. */
export const SERVER = {
  'address-invalid': {
    en: 'This is not a web address. Enter the address of your Twenty, such as https://api.twenty.com or https://crm.example.com.',
    fr: 'Ceci n’est pas une adresse web. Saisissez l’adresse de votre Twenty, par exemple https://api.twenty.com ou https://crm.exemple.fr.',
  },
  'address-not-secure': {
    en: 'The address begins with http, so the key would travel unprotected. Use https, or confirm that you accept this.',
    fr: 'L’adresse commence par http : la clé circulerait sans protection. Utilisez https, ou confirmez que vous l’acceptez.',
  },
  unreachable: {
    mayPass: true,
    en: 'Nothing answers at {host}. The sheet is unchanged. Check the address, and that this server can be reached from the internet, then try again.',
    fr: 'Rien ne répond à l’adresse {host}. La feuille est inchangée. Vérifiez l’adresse et que ce serveur est accessible depuis internet, puis réessayez.',
  },
  'not-twenty': {
    en: 'The server at {host} answers, but not as Twenty does. The sheet is unchanged. It may be a page of a proxy, or the address of something else: try again later, or enter the address of Twenty’s API, for the cloud https://api.twenty.com.',
    fr: 'Le serveur {host} répond, mais pas comme Twenty. La feuille est inchangée. C’est peut-être une page d’un proxy, ou l’adresse d’autre chose : réessayez plus tard, ou saisissez l’adresse de l’API de Twenty, pour le cloud https://api.twenty.com.',
  },
  redirected: {
    en: 'The server at {host} sends requests on to {redirectsTo}: a sign-in page, or a new address. The sheet is unchanged. If Twenty moved there, connect again with that address; else ask its administrator to let the API through.',
    fr: 'Le serveur {host} renvoie les requêtes vers {redirectsTo} : une page de connexion, ou une nouvelle adresse. La feuille est inchangée. Si Twenty y a déménagé, reconnectez-vous avec cette adresse ; sinon, demandez à son administrateur de laisser passer l’API.',
  },
  'access-refused': {
    en: 'Something in front of your Twenty at {host} refuses Google’s servers: a firewall, or a page that wants a person to sign in. The sheet is unchanged. Ask its administrator to let requests to the API through.',
    fr: 'Quelque chose devant votre Twenty ({host}) refuse les serveurs de Google : un pare-feu, ou une page qui veut qu’une personne se connecte. La feuille est inchangée. Demandez à son administrateur de laisser passer les requêtes à l’API.',
  },
  'gateway-failed': {
    mayPass: true,
    en: 'What stands in front of your Twenty at {host} answers that Twenty itself does not ({status}). The sheet is unchanged. Try again in a few minutes; if it stays so, tell its administrator.',
    fr: 'Ce qui se trouve devant votre Twenty ({host}) répond que Twenty lui-même ne répond pas ({status}). La feuille est inchangée. Réessayez dans quelques minutes ; si cela persiste, prévenez son administrateur.',
  },
  'request-too-large': {
    en: 'The server at {host}, or something in front of it, takes no requests of this length. The sheet is unchanged. Ask its administrator to allow longer ones; fewer columns make them shorter.',
    fr: 'Le serveur {host}, ou quelque chose devant lui, n’accepte pas de requêtes de cette longueur. La feuille est inchangée. Demandez à son administrateur d’en autoriser de plus longues ; moins de colonnes les raccourcissent.',
  },
  'twenty-too-old': {
    en: 'This Twenty is too old: its saved views cannot be read. The sheet is unchanged. Ask its administrator to update to {needed} or later.',
    fr: 'Ce Twenty est trop ancien : ses vues enregistrées ne peuvent pas être lues. La feuille est inchangée. Demandez à son administrateur de passer à la version {needed} ou plus récente.',
  },
} as const satisfies Remedies;
