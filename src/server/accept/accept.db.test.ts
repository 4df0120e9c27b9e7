import { expect, it } from "vitest";
import { memberFeed, staffFeed } from "../../domain/feeds.ts";
import { County, study } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";

onEachDatabase("accepting", (databases) => {
  it("takes a member's entries, receipts them, and shows them to the staff of his branch", async () => {
    const county = await County.open(await databases.fresh());
    const { phone: secretary } = await county.person("east-1", { role: "secretary", unit: "east-1" });
    const { member, phone } = await county.person("east-1");
    expect(phone.last?.caller?.state).toBe("enrolled");
    phone.write(study(45), study(30));
    const answer = await phone.contact(county.core);
    expect(answer.receipts).toMatchObject([{ device: phone.device, through: 3, exceptions: [] }]);
    expect(phone.items(memberFeed(member)).filter(([t]) => t === "own")).toEqual([
      ["own", 1, 1],
      ["own", 2, 2],
    ]);
    await secretary.contact(county.core);
    const studied = secretary
      .entries(staffFeed("east-1"))
      .filter(([, , , , , { kind }]) => kind === "study-logged");
    expect(studied.map(([, by, device, n]) => [by, device, n])).toEqual([
      [member, phone.device, 2],
      [member, phone.device, 3],
    ]);
    await county.core.close();
  });
});
