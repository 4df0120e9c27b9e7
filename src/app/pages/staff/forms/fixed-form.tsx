import type { FormId } from "../../../../domain/ids.ts";
import { ButtonLink } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";

/** A form that is as it is. @param why it cannot be changed any more */
export function FixedForm({ id, why }: { id: FormId; why: "slips" | "closed" }) {
  return (
    <Notice title={why === "slips" ? "不记名的表，发布以后不能再改" : "这张表已经截止，不能再改"}>
      <p>
        {why === "slips" ? "改了，就看得出谁填的是哪一版。" : ""}
        要用，可以照这张另做一张。
      </p>
      <ButtonLink to={`/branch/forms/${id}`}>去看这张表</ButtonLink>
    </Notice>
  );
}
