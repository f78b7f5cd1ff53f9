/** An event object as Electron hands it to listeners. */
export type Preventable = { defaultPrevented: boolean; preventDefault(): void };

export function preventable<Properties extends object>(
  properties: Properties = {} as Properties,
): Properties & Preventable {
  const event = {
    ...properties,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}
