# Web chat: the page's own texts and the answers of its HTTP interface. What the bot says is in bot.ftl.
# The page does not know whether it talks to the team or to the unit: it addresses nobody.

web-title = Kiểm tra cải cách hành chính
web-description = Trò chuyện với hệ thống kiểm tra công tác cải cách hành chính
web-no-script = Trình duyệt đang tắt JavaScript. Đề nghị bật JavaScript rồi tải lại trang.
web-skip = Đến ô nhập tin nhắn

web-log = Nội dung trò chuyện
web-from-bot = Hệ thống
web-from-me = Tin đã gửi
web-new-messages = Tin nhắn mới
web-unread = Tin chưa đọc
web-older = Xem tin cũ hơn
web-loading = Đang tải…
web-typing = Hệ thống đang xử lý…
web-empty = Chưa có tin nhắn. Gõ “bắt đầu” để làm việc với Hệ thống.

web-input = Tin nhắn
web-input-hint = Câu trả lời
web-send = Gửi
web-attach = Gửi ảnh hoặc tệp
web-camera = Chụp ảnh
web-drop = Thả ảnh hoặc tệp vào đây để gửi
web-record = Ghi âm
web-record-cancel = Bỏ bản ghi âm
web-record-send = Gửi bản ghi âm
web-record-name = ghi-am
web-record-failed = Chưa ghi âm được. Đề nghị cho phép trang này dùng micrô.
web-recording = Đang ghi âm { $time }
web-place = Gửi vị trí hiện tại
web-place-text = Vị trí: { $latitude }, { $longitude }
web-place-failed = Chưa lấy được vị trí. Đề nghị bật định vị và cho phép trang này dùng vị trí.
web-digits = 123, bàn phím số
web-buttons = Các lựa chọn

web-waiting = Đang chờ mạng
web-sending = Đang gửi
web-sending-part = Đang gửi, { $percent } %
web-not-sent = Chưa gửi được
web-retry = Gửi lại
web-discard = Bỏ tin này
web-offline = Mất kết nối. Tin nhắn được giữ lại và gửi khi có mạng.
web-connecting = Đang kết nối lại…
web-online = Đã kết nối lại.

web-file-open = Mở
web-file-download = Tải về
web-file-kind = Tệp { $kind }, { $size }
web-photo-alt = Ảnh đã gửi
web-viewer-loading = Đang mở tệp…
web-viewer-loaded = Đang mở tệp, đã tải { $percent } %
web-viewer-failed = Chưa mở được tệp tại đây. Đề nghị tải về, hoặc mở trong thẻ mới.
web-viewer-page = Trang { $page }/{ $pages }
web-viewer-smaller = Thu nhỏ
web-viewer-larger = Phóng to
web-viewer-tab = Mở trong thẻ mới

web-menu = Tài khoản
web-signed-in-as = Đang đăng nhập: { $name }
web-devices = Thiết bị đang đăng nhập
web-device-this = thiết bị này
web-device-unknown = Thiết bị không rõ
web-device-seen = Dùng lần cuối { $time }
web-device-end = Đăng xuất thiết bị này
web-sign-out = Đăng xuất
web-sign-out-all = Đăng xuất mọi thiết bị
web-install = Cài vào màn hình chính
web-close = Đóng
web-today = Hôm nay
web-yesterday = Hôm qua

web-signed-out-title = Cần đường liên kết để vào
web-signed-out = Chưa đăng nhập hoặc phiên làm việc đã hết hạn. Đề nghị mở lại đường liên kết riêng đã nhận được, hoặc liên hệ Thư ký đoàn để nhận đường liên kết mới. Các câu trả lời đã lưu không bị mất.
web-code = Hoặc nhập mã mời
web-code-enter = Vào
web-link-dead-title = Đường liên kết không dùng được
web-link-dead = Đường liên kết này không đúng, đã được dùng hoặc đã hết hạn. Đề nghị liên hệ Thư ký đoàn để nhận đường liên kết mới. Nếu đã dùng đường liên kết trên máy này, có thể mở thẳng trang trò chuyện.
web-link-dead-open = Mở trang trò chuyện
web-link-preview-title = Đường liên kết riêng
web-link-preview = Mở bằng trình duyệt để vào trang trò chuyện của Đoàn kiểm tra.
web-too-many-title = Tạm dừng nhận đường liên kết
web-too-many = Có quá nhiều lần thử không đúng. Đề nghị thử lại sau một giờ hoặc liên hệ Thư ký đoàn.
web-not-found-title = Không có trang này
web-not-found = Địa chỉ không đúng. Đề nghị mở lại đường liên kết đã được gửi.
web-failure-title = Hệ thống đang tạm gián đoạn
web-failure = Đề nghị thử lại sau ít phút. Các câu trả lời đã lưu không bị mất.

web-error-signed-out = Phiên làm việc đã hết hạn. Đề nghị mở lại đường liên kết đã được gửi.
web-error-foreign-origin = Yêu cầu đến từ trang khác nên không được nhận.
web-error-bad-request = Nội dung gửi lên không đúng. Đề nghị tải lại trang và gửi lại.
web-error-empty-text = Tin nhắn chưa có nội dung.
web-error-text-too-long = Tin nhắn dài quá 4.096 ký tự. Đề nghị rút gọn hoặc chia thành nhiều tin.
web-error-body-too-large = Nội dung gửi lên quá lớn.
web-error-too-slow = Kết nối quá chậm, nội dung chưa gửi hết. Đề nghị gửi lại.
web-error-unknown-button = Nút này không còn dùng được.
web-error-no-file = Chưa có tệp nào được gửi.
web-error-file-too-large = Tệp lớn quá 10 MB. Đề nghị gửi tệp nhỏ hơn.
web-error-file-lost = Tệp này không còn trên máy. Đề nghị bỏ tin này và chọn lại tệp.
web-error-file-type = Chỉ nhận ảnh (JPEG, PNG, WebP, HEIC), PDF, tệp Word, Excel, PowerPoint, ghi âm và video.
web-error-file-pixels = Ảnh có quá nhiều điểm ảnh (tối đa 50 triệu). Đề nghị gửi ảnh nhỏ hơn.
web-error-too-many = Gửi quá nhanh. Đề nghị chờ ít giây rồi gửi lại.
web-error-busy = Hệ thống đang nhận nhiều tệp. Đề nghị gửi lại sau ít giây.
web-error-not-found = Không tìm thấy.
web-error-not-confirmed = Đề nghị xác nhận thông tin của đồng chí trong cuộc trò chuyện trước khi gửi tệp.
web-error-too-many-files = Đã hết lượng tệp được gửi trong 24 giờ, tệp chưa được lưu. Đề nghị gửi lại sau.
web-error-failure = Hệ thống đang tạm gián đoạn, nội dung vừa gửi chưa được lưu. Đề nghị gửi lại sau ít phút.
