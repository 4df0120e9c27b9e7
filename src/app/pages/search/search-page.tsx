import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { needleOf } from "../../../domain/search/find-words.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { goTo } from "../../routing/place.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";
import { addressOfSearch, askedWords } from "../../texts/asked-words.ts";
import { textsToRead } from "../../texts/my-texts.ts";
import { SearchField } from "../../texts/search-field.tsx";
import { searchPhone, type Found } from "../../texts/search-phone.ts";
import { FoundInText } from "./found-in-text.tsx";
import { placesNamed } from "./places-in-app.ts";

/** texts shown at first, and more with each press */
const TEXTS = 20;

interface Seen extends Found {
  /** of this */
  words: string;
}

/** 查找 in all that is on the phone. What is looked for stands in the address: coming back from a text finds it as it was. */
export function SearchPage() {
  const { phone } = useSession();
  const published = useReckoned(textsToRead);
  const words = useSignal(askedWords());
  const seen = useSignal<Seen | undefined>(undefined);
  /** texts read so far, while the first search waits for them */
  const read = useSignal(0);
  const shown = useSignal(TEXTS);
  const needle = needleOf(words.value);

  useEffect(() => {
    const stop = new AbortController();
    const looked = words.value.trim();
    if (needle === "") seen.value = undefined;
    else
      searchPhone(phone, published, needle, (count) => (read.value = count), stop.signal).then(
        (found) => {
          if (!found) return;
          seen.value = { ...found, words: looked };
          goTo(addressOfSearch(looked), true);
        },
        () => undefined,
      );
    shown.value = TEXTS;
    return () => stop.abort();
  }, [needle, published]);

  const search = (value: string): void => void (words.value = value);
  const places = placesNamed(words.value);
  const found = needle === "" ? undefined : seen.value;
  return (
    <Page title="查找" back="/texts" backLabel="学习">
      <div class="stack">
        <SearchField
          label="在手机上的文章里找"
          value={words.value}
          begins={words.value === ""}
          onSearch={search}
          onType={search}
        />
        {places.length > 0 && (
          <Rows label="送学里的页面">
            {places.map(({ title, note, to }) => (
              <Row key={to} title={title} note={note} to={to} />
            ))}
          </Rows>
        )}
        <p role="status">
          {found
            ? statusOf(found, places.length > 0)
            : needle !== "" && read.value > 0 && `正在翻手机上的文章，${read.value} / ${published.length} 篇`}
        </p>
      </div>
      {found?.texts.slice(0, shown.value).map((one) => (
        <FoundInText key={one.text.text} found={one} words={found.words} />
      ))}
      {found && found.texts.length > shown.value && (
        <div class="section">
          <Button block onPress={() => (shown.value += TEXTS)}>
            再看 {Math.min(TEXTS, found.texts.length - shown.value)} 篇
          </Button>
        </div>
      )}
      {found && found.searched < published.length && (
        <div class="section">
          <Notice>
            {`还有 ${published.length - found.searched} 篇没存到手机上，没有找。在“学习”里存下来，就能一起找。`}
          </Notice>
        </div>
      )}
    </Page>
  );
}

function statusOf({ texts }: Found, isPage: boolean): string {
  const places = texts.reduce((sum, { hits }) => sum + hits.length, 0);
  if (places === 0) return isPage ? "文章里没有这几个字。" : "没有找到。要一字不差才找得到，少打几个字试试。";
  return `${texts.length} 篇里有 ${places} 处`;
}
