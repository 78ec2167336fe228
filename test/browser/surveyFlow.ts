import { acceptInvite } from "../../src/usecases/invite/acceptInvite.ts";
import { findInvite } from "../../src/usecases/invite/findInvite.ts";
import type { Turn } from "../http/webWorld.ts";

const QUESTION = `Câu 9/20. Tổng số hồ sơ tiếp nhận trong kỳ
Đơn vị tính: hồ sơ · từ 01/01/2020 đến 15/9/2020
Đơn vị tự báo cáo: 710`;

function keyboard(...labels: [string, string][]): Record<string, unknown> {
  return {
    inline_keyboard: labels.map(([callback_data, text]) => [{ text, callback_data }]),
  };
}

const ASK = {
  text: QUESTION,
  entities: [{ type: "bold", offset: 0, length: 9 }],
  reply_markup: keyboard(["same", "Xác nhận 710"], ["none", "Không có số liệu"], ["back", "‹ Câu trước"]),
};

/** A few turns in the tone of the real dialogue, with every kind of message the page shows. */
export async function surveyFlow({ act, update, account, call }: Turn): Promise<void> {
  const { message, callback_query: press } = update;
  if (press !== undefined) {
    await call("answerCallbackQuery", { callback_query_id: press.id, text: `Đã chọn ${press.data}` });
    if (press.data === "begin") {
      await call("editMessageReplyMarkup", { message_id: press.message?.message_id });
      await call("sendMessage", ASK);
      return;
    }
    await call("sendMessage", { text: `✓ Đã lưu: ${press.data}` });
    return;
  }
  const text = message?.text ?? "";
  const code = /^\/start (\S+)$/.exec(text)?.[1];
  if (code !== undefined) {
    const offer = await findInvite(act, code);
    if (offer !== null) await acceptInvite(act, { inviteId: offer.inviteId, channel: "web", account });
    await call("sendMessage", {
      text: `Chào đồng chí ${offer?.person.fullName ?? ""}. Đồng chí là thành viên Đoàn kiểm tra công tác CCHC tại UBND huyện Chợ Đồn (17/9/2020), phụ trách Cải cách thủ tục hành chính. Có đúng không?`,
      reply_markup: keyboard(["begin", "Đúng, bắt đầu"], ["other", "Không phải tôi"]),
    });
    return;
  }
  if (message?.document !== undefined) {
    const photo = message.document.mime_type?.startsWith("image/") === true;
    await call("sendMessage", { text: `Đã nhận ${photo ? "ảnh" : "tệp"}.` });
    return;
  }
  if (text.startsWith("chậm")) {
    await call("sendChatAction", { action: "typing" });
    return;
  }
  await call("sendMessage", { text: `✓ Đã lưu: ${text}` });
}
