// Loaded into a test's server before its own modules (`node --import`): the same server with another clock, which the
// test moves by a message. The product knows nothing of it.
const { now } = Date;
let aheadMs = Number(process.env["TEST_CLOCK_AHEAD"] ?? 0);

Date.now = () => now() + aheadMs;

process.on("message", (message: { aheadMs: number }) => {
  aheadMs = message.aheadMs;
  process.send?.(message);
});
process.channel?.unref();
