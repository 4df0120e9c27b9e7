import type { SeenEntry } from "../../../domain/entry.ts";
import type { PublishedText } from "../../../domain/fold/texts.ts";
import type { BlobId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { goTo } from "../../routing/place.ts";
import { myself } from "../../session/reckonings.ts";
import { useFold, useReckoned, useSession } from "../../session/use-session.ts";
import { addressOfSearch } from "../../texts/asked-words.ts";
import { textsToRead } from "../../texts/my-texts.ts";
import { FetchTexts } from "../../texts/fetch-texts.tsx";
import { howFar } from "../../texts/how-far.ts";
import { placesRead } from "../../texts/places.ts";
import { openOffers } from "../../texts/open-offers.ts";
import { StudyOffer } from "../../texts/study-offer.tsx";
import { SearchField } from "../../texts/search-field.tsx";
import { useShelf } from "../../texts/use-shelf.ts";
import { forWhom } from "../../words/membership-words.ts";
import { megabytes } from "../../words/sizes.ts";

export function TextsPage() {
  const { phone } = useSession();
  const published = useReckoned(textsToRead);
  const shelf = useShelf();
  const here = shelf.here.value;
  // Of whom no hours are asked no text is asked either.
  const isAsked = !useReckoned(myself)?.arrangements.includes("no-hours");
  const required = published.filter((text) => text.required);
  const others = published.filter((text) => !text.required);
  const hasCorner = useFold(isAnyShown);
  const kept = published.filter(({ blob }) => here?.has(blob));
  return (
    <Page title="学习">
      <div class="stack">
        {openOffers().map((seen, i) => (
          <StudyOffer key={`${seen.text} ${seen.day}`} seen={seen} kind={i === 0 ? "primary" : "second"} />
        ))}
        <FetchTexts texts={published} />
        {published.length > 0 && (
          <SearchField label="在手机上的文章里找" onSearch={(words) => goTo(addressOfSearch(words))} />
        )}
        {published.length === 0 && (
          <Notice title="还没有学习材料">
            支部发布以后，联网时会自动来。手上有纸质材料，可以先记在“记录”里。
          </Notice>
        )}
      </div>
      {required.length > 0 && (
        <Section title={isAsked ? "必读" : "大家都在读的"}>
          <TextRows texts={required} here={here} />
        </Section>
      )}
      {others.length > 0 && (
        <Section title={isAsked ? "选读" : "还有这些"}>
          <TextRows texts={others} here={here} />
        </Section>
      )}
      {hasCorner && (
        <Section title="读书角">
          <Rows>
            <Row title="大家写的体会" to="/corner" />
          </Rows>
        </Section>
      )}
      {kept.length > 0 && (
        <details class="section">
          <summary>手机空间不够？</summary>
          <div class="stack">
            <p>
              手机上存了 {kept.length} 篇，共 {megabytes(kept.reduce((sum, { size }) => sum + size, 0))}
              。删掉以后要再看，得联网重新存。学习记录和写的体会不会动。
            </p>
            <ActionButton action={() => shelf.remove(kept)} working="正在删…">
              从手机上删掉这些文章
            </ActionButton>
          </div>
        </details>
      )}
      {published.length === 0 && (
        <ActionButton block action={() => phone.contact()} working="正在联系…">
          联网看看有没有新的
        </ActionButton>
      )}
    </Page>
  );
}

const isAnyShown = (entries: readonly SeenEntry[]): boolean =>
  entries.some(({ kind }) => kind === "essay-shown");

function TextRows({ texts, here }: { texts: readonly PublishedText[]; here?: ReadonlySet<BlobId> }) {
  const places = useReckoned(placesRead);
  const isStaff = useSession().state.value.roles.length > 0;
  return (
    <Rows>
      {texts.map((text) => (
        <Row
          key={text.text}
          title={text.title}
          note={[
            howFar(text, places[text.text]),
            ...(text.cohorts && isStaff ? [forWhom(text.cohorts)] : []),
            ...(here && !here.has(text.blob) ? [`还没存到手机，${megabytes(text.size)}`] : []),
          ]
            .filter(Boolean)
            .join(" · ")}
          to={`/texts/${text.text}`}
        />
      ))}
    </Rows>
  );
}
