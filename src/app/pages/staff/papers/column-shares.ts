/** How wide the columns of a paper are beside one another, in Word and in print: what belongs on one line has room for it. */
const WIDTHS: Readonly<Record<string, number>> = {
  序号: 82,
  姓名: 190,
  单位: 175,
  支部: 180,
  方式: 160,
  签到时间: 135,
  签名: 190,
  备注: 150,
  集中学习: 125,
  认定依据: 240,
  项目: 360,
  方面: 200,
  意见建议: 480,
  问题: 260,
  有回答的: 105,
  回答: 460,
  日期: 190,
  学习内容: 330,
  怎么计的: 400,
  会议名称: 380,
  签到情况: 330,
  要办的事: 330,
  答复: 400,
};

/** @returns of each column its part of the whole width, 1 together */
export function columnShares(columns: readonly string[]): readonly number[] {
  const widths = columns.map((column) => WIDTHS[column] ?? 110);
  const sum = widths.reduce((a, b) => a + b, 0);
  return widths.map((width) => width / sum);
}
