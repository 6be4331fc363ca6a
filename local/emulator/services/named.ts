/** The service with its class name as its text, as Google's objects have it. */
export const named = <Service extends object>(className: string, service: Service): Service =>
  Object.assign(service, { toString: () => className });
