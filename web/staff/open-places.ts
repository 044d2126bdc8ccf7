/** Which places the reader may open, for screens that lead there. */
import { createContext, useContext } from 'react';

/** Given by the frame, who knows all places. */
export const OpenPlaces = createContext<(key: string) => boolean>(() => false);

/** @returns whether the reader's offices open a place of the desk, by its key */
export const useOpenPlaces = (): ((key: string) => boolean) => useContext(OpenPlaces);
