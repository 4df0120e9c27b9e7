import { createContext } from "preact";
import { useContext, useLayoutEffect, useRef } from "preact/hooks";
import type { AnswerFile, AnswerPerson } from "../../domain/forms/form.ts";
import type { BlobId } from "../../domain/ids.ts";
import type { Speech } from "../listening/speech.ts";
import type { Bytes } from "../../protocol/bytes.ts";
import type { UnderWay } from "../recording/kept-take.ts";

/** Where pictures, signatures and sounds of answers lie until they are handed in, and from where they are shown. */
export interface AnswerFiles {
  /** @throws StorageFull, StorageLost */
  put(bytes: Bytes, type: string): Promise<AnswerFile>;
  /** undefined: not on this phone */
  get(blob: BlobId): Promise<Bytes | undefined>;
  /** was put a moment ago, and a better one has taken its place */
  drop(blob: BlobId): Promise<void>;
  /** where a spoken answer is kept while it is being spoken; absent: it lives as long as the page, as all other answers there */
  speaking?: SpeakingAnswers;
}

/** Spoken answers that are not whole yet, by the place of their question. */
export interface SpeakingAnswers {
  put(bytes: Bytes, type: string): Promise<BlobId>;
  /** Durably, when it resolves; undefined: the answer is whole. @throws StorageFull, StorageLost */
  note(place: string, underWay: UnderWay | undefined): Promise<void>;
  /** left there when the page went away */
  left(place: string): UnderWay | undefined;
}

/** What the questions need of the one who asks them. */
export interface FormTools {
  files: AnswerFiles;
  /** names that this phone knows; empty: any name is typed */
  people: readonly KnownPerson[];
  /** the phone's own voice */
  speech: Speech | undefined;
  /** what is under way, such as a signature not kept yet: asked to be done before it is handed in */
  settle: Set<() => Promise<void>>;
}

export interface KnownPerson extends AnswerPerson {
  /** apart from others of the same name: "何小满（村西）" */
  label: string;
}

export const FormToolsContext = createContext<FormTools | undefined>(undefined);

export function useFormTools(): FormTools {
  const tools = useContext(FormToolsContext);
  if (!tools) throw new Error("Questions need a FormView above them.");
  return tools;
}

/** Done when the question leaves the page, and before anything is handed in. `finish` may be called with nothing to do. */
export function useSettled(finish: () => Promise<void>): void {
  const { settle } = useFormTools();
  const now = useRef(finish);
  now.current = finish;
  useLayoutEffect(() => {
    const mine = (): Promise<void> => now.current();
    settle.add(mine);
    return () => {
      settle.delete(mine);
      void mine();
    };
  }, [settle]);
}
