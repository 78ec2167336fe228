## One person on many channels

restored-not-taken = Hệ thống vừa được khôi phục từ bản sao lưu: nội dung vừa gửi chưa được ghi nhận, và có thể thiếu một số nội dung gửi gần đây. Đề nghị kiểm tra lại; phần đang làm là:
moved-not-taken = Nội dung vừa gửi chưa được ghi nhận vì đã làm tiếp trên kênh khác. Phần đang làm là:

## Linking

link-how = Để làm việc trên kênh khác, mở kênh đó và gửi mã này cho Hệ thống. Mã dùng được một lần, trong 15 phút:
link-code = bắt đầu { $code }
link-or = Hoặc mở đường liên kết:
link-address = { $channel }: { $link }
link-keep = Đề nghị không chuyển mã này cho người khác.
link-is-it-you = Liên kết kênh này với tài khoản của { $name }?
link-yes = Đúng, liên kết
link-no = Không phải tôi
link-press-a-button = Đề nghị chọn một trong hai nút: “Đúng, liên kết” hoặc “Không phải tôi”.
link-declined = Kênh này chưa được liên kết.
link-done = ✓ Đã liên kết kênh này với tài khoản của { $name }.
link-elsewhere = Tài khoản vừa được liên kết với { $channel }. Nếu không phải do chính mình thực hiện, gõ “cài đặt” để gỡ kênh đó và báo quản trị viên hệ thống.
link-other-person = Kênh này đang là tài khoản của { $name } nên không nhận mã của người khác. Nếu muốn chuyển, gõ “cài đặt”, gỡ kênh này rồi gửi lại mã.

## Settings

settings-title = Cài đặt
settings-language = Ngôn ngữ: Tiếng Việt
settings-order = Thông báo gửi đến: { $channels }
settings-order-then = , nếu không được thì { $channel }
settings-email = Thư điện tử: { $address }
settings-email-none = Thư điện tử: chưa có
settings-accounts = Kênh đã liên kết:
settings-account-this = (đang dùng)
settings-account-unreachable = (không nhận được tin nhắn)
settings-account-devices = ({ $count } thiết bị đang đăng nhập)
settings-switch-language = English
settings-language-set = ✓ Đã chuyển sang tiếng Việt.
settings-prefer = Ưu tiên { $channel }
settings-preferred = ✓ Đã ưu tiên { $channel }.
settings-remove = Gỡ { $channel }
settings-remove-account = Gỡ { $channel }: { $name }
settings-remove-sure = Gỡ { $channel } khỏi tài khoản? Hệ thống sẽ không gửi thông báo đến đó nữa.
settings-remove-web-sure = Đăng xuất trò chuyện trên web ở mọi thiết bị? Nội dung đã trao đổi vẫn được giữ cho lần đăng nhập sau.
settings-remove-last = Đây là kênh duy nhất. Sau khi gỡ chỉ có thể vào lại bằng mã mời mới do Thư ký đoàn cung cấp.
settings-remove-yes = Đúng, gỡ
settings-remove-no = Giữ lại
settings-removed = ✓ Đã gỡ { $channel }.
settings-gone = Kênh này không còn trong tài khoản. Gõ “cài đặt” để xem lại.
settings-link = Liên kết kênh khác
settings-set-email = Nhập địa chỉ thư điện tử
settings-stranger = Kênh này không còn thuộc tài khoản nào.

## E-mail address

email-ask = Đề nghị nhập địa chỉ thư điện tử để nhận nhắc việc. Hệ thống sẽ gửi mã xác nhận đến địa chỉ đó.
email-not-valid = Địa chỉ này chưa đúng, ví dụ ten@coquan.gov.vn. Đề nghị nhập lại hoặc gõ “hủy” để dừng.
email-off = Hệ thống chưa bật gửi thư điện tử. Đề nghị báo quản trị viên hệ thống.
email-too-many = Đã gửi nhiều mã xác nhận. Đề nghị thử lại sau một giờ.
email-code-sent = Mã xác nhận đã gửi đến { $address }. Đề nghị nhập 6 chữ số trong thư; nếu sau ít phút chưa có thư, gõ “hủy” và kiểm tra lại địa chỉ.
email-code-wrong = Mã chưa đúng. Đề nghị nhập 6 chữ số trong thư gửi đến { $address } hoặc gõ “hủy” để dừng.
email-code-late = Mã đã hết hạn. Gõ “cài đặt” để nhập lại địa chỉ và nhận mã mới.
email-code-given-up = Mã nhập sai nhiều lần nên không dùng được nữa. Địa chỉ chưa thay đổi. Gõ “cài đặt” để nhận mã mới.
email-saved = ✓ Đã lưu thư điện tử: { $address }

## What stands in an e-mail

email-code-subject = Mã xác nhận thư điện tử
email-code-text = Mã xác nhận địa chỉ thư điện tử của { $name }: { $code }
    Mã có hiệu lực trong 15 phút. Nếu không yêu cầu mã này, đề nghị bỏ qua thư.
email-subject = Thông báo từ hệ thống kiểm tra cải cách hành chính
email-open = Mở nội dung và trả lời trong trò chuyện trên web (đường liên kết riêng, dùng một lần, trong 72 giờ):
email-no-reply = Thư này gửi tự động. Đề nghị không trả lời thư và không chuyển đường liên kết cho người khác.


## Lost phone, suspended, unlinked

command-lost = mất điện thoại: đăng xuất mọi thiết bị khác
lost-sure = Đăng xuất khỏi mọi nơi khác, chỉ giữ nơi đang dùng này?
lost-browsers = Trò chuyện trên web ở { $count } thiết bị khác
lost-codes = Mã mời và mã liên kết chưa dùng
lost-stays = Vai trò và nội dung đã nhập vẫn giữ nguyên. Muốn dùng lại ở nơi khác, gõ “liên kết” để lấy mã.
lost-yes = Đúng, đăng xuất
lost-done = ✓ Đã đăng xuất mọi nơi khác. Muốn dùng thêm kênh, gõ “liên kết” để lấy mã.
suspended = Tài khoản đang tạm ngừng sử dụng nên nội dung gửi đến không được ghi nhận. Nội dung đã nhập trước đó vẫn được lưu nguyên. Đề nghị liên hệ quản trị viên hệ thống.
told-restored = Tài khoản đã được sử dụng trở lại. Gõ “tiếp tục” để làm tiếp phần đang dở.
told-access-ended = Quản trị viên hệ thống đã đăng xuất tài khoản khỏi mọi thiết bị và kênh. Nội dung đã nhập vẫn được lưu; để vào lại cần mã mời mới.
told-unlinked = Quản trị viên hệ thống đã gỡ { $channel } khỏi tài khoản. Nội dung đã nhập vẫn được lưu.
