# Remediation (khắc phục): the unit is "Quý đơn vị", its people "Anh/Chị", the team "đồng chí".
# Neutral words only: nobody is blamed for a day that is over.

## What is due, and when

remedy-point = Nội dung { $number }/{ $total }
remedy-due = Thời hạn: { $date } ({ $left })
remedy-left = còn { $days } ngày làm việc
remedy-left-today = trong ngày hôm nay
remedy-left-over = đã qua { $days } ngày làm việc
remedy-state-assigned = chờ đơn vị tiếp nhận
remedy-state-contested = đơn vị có ý kiến
remedy-state-in_progress = đang khắc phục
remedy-state-submitted = chờ xác nhận kết quả
remedy-state-accepted = đã khắc phục
remedy-state-rejected = chưa đạt, cần bổ sung
remedy-state-closed = đã kết thúc theo dõi

## Messages to the unit

remedy-in-place-of = Hệ thống chưa liên lạc được với { $name }. Kính nhờ Anh/Chị chuyển giúp nội dung sau.
remedy-said-late = Tin này lẽ ra được gửi sớm hơn; Hệ thống xin lỗi vì gửi chậm.
remedy-assign = Kính gửi Quý đơn vị. Nội dung cần khắc phục số { $number }/{ $total }, kết luận ngày { $date }:
remedy-recommendation = Kiến nghị: { $text }
remedy-how = Đề nghị Quý đơn vị báo cáo kết quả bằng các nút dưới đây hoặc gửi ảnh minh chứng.
remedy-several = Kính gửi Quý đơn vị. Có { $count } nội dung cần khắc phục:
remedy-several-how = Đề nghị chọn một nội dung để báo cáo kết quả, xin gia hạn hoặc xem chi tiết.
remedy-copy-head = Kính gửi Anh/Chị { $name }. Hệ thống chưa nhận được kết quả khắc phục của Quý đơn vị đối với nội dung sau:
remedy-copy-lead = Kính gửi đồng chí { $name }. Hệ thống chưa nhận được kết quả khắc phục của { $unit } đối với nội dung sau:
remedy-copy-contact = Đầu mối của đơn vị: { $names }
remedy-copy-no-contact = Đơn vị chưa có đầu mối trong Hệ thống.
remedy-copy-how = Kính đề nghị Anh/Chị quan tâm chỉ đạo. Nếu cần thêm thời gian, có thể xin gia hạn.
remedy-copy-how-lead = Đồng chí có thể xem chi tiết, gia hạn hoặc giao người khác phụ trách.
remedy-last-report = Báo cáo gần nhất ({ $date }): { $text }
remedy-last-report-none = Chưa có báo cáo.
remedy-report-no-words = (chỉ có tệp minh chứng)

remedy-event-accept = Đoàn kiểm tra đã xác nhận kết quả khắc phục của Quý đơn vị. Trân trọng cảm ơn Quý đơn vị.
remedy-event-reject = Đoàn kiểm tra đề nghị Quý đơn vị bổ sung kết quả khắc phục: { $text }
remedy-event-close = Nội dung này đã kết thúc theo dõi. Trân trọng cảm ơn Quý đơn vị.
remedy-event-closeUnresolved = Nội dung này kết thúc theo dõi, ghi nhận là chưa khắc phục. Lý do: { $text }
remedy-event-upheld = Đoàn kiểm tra đã tiếp thu ý kiến của Quý đơn vị; nội dung này không phải khắc phục nữa. { $text }
remedy-event-overruled = Đoàn kiểm tra đã xem xét ý kiến của Quý đơn vị; nội dung này vẫn cần được khắc phục. { $text }
remedy-event-grantExtension = Đoàn kiểm tra đồng ý gia hạn. Thời hạn mới: { $date }.
remedy-event-refuseExtension = Đoàn kiểm tra chưa đồng ý gia hạn: { $text } Thời hạn vẫn là { $date }.
remedy-event-reassign = Người phụ trách khắc phục nội dung này: { $assignee }.
remedy-event-moveToSuccessor = Nội dung này được chuyển đến { $unit } tiếp tục khắc phục.
remedy-event-reinspect = Kết quả phúc tra: { $text }.

## Messages to the team

remedy-event-submit = { $unit } báo cáo đã khắc phục nội dung { $number }/{ $total }:
remedy-event-submit-text = Kết quả: { $text }
remedy-event-evidence = Minh chứng: { $count } tệp.
remedy-event-requestExtension = { $unit } xin gia hạn nội dung { $number }/{ $total }:
remedy-event-extension-dates = Thời hạn hiện tại { $from }, xin gia hạn đến { $to }. Lý do: { $reason }
remedy-event-contest = { $unit } có ý kiến về nội dung { $number }/{ $total }:
remedy-event-contest-text = Ý kiến: { $text }
remedy-by = Người gửi: { $name }

## Buttons

button-remedy-done = Đã khắc phục
button-remedy-progress = Báo cáo tiến độ
button-remedy-extend = Xin gia hạn
button-remedy-view = Xem chi tiết
button-remedy-take = Đã tiếp nhận
button-remedy-contest = Có ý kiến khác
button-remedy-assign = Giao người phụ trách
button-remedy-confirm = Xác nhận đã khắc phục
button-remedy-return = Đề nghị bổ sung
button-remedy-close = Kết thúc theo dõi
button-remedy-unresolved = Kết thúc theo dõi (chưa khắc phục)
button-remedy-grant = Đồng ý gia hạn
button-remedy-refuse = Không gia hạn
button-remedy-uphold = Tiếp thu ý kiến
button-remedy-overrule = Giữ nguyên yêu cầu khắc phục
button-remedy-send = Gửi Đoàn kiểm tra xác nhận
button-remedy-someone-else = Người khác
button-remedies = Nội dung cần khắc phục
button-follow = Theo dõi khắc phục


## Lists

remedy-list-title = Nội dung cần khắc phục
remedy-list-unit = { $unit }, kết luận ngày { $date }
remedy-list-none = Hiện không có nội dung nào cần khắc phục. Trân trọng cảm ơn Quý đơn vị.
remedy-list-how = Chọn một nội dung, hoặc gõ “khắc phục” và số, ví dụ: khắc phục 1.
remedy-no-such = Không có nội dung số { $number }. Gõ “khắc phục” để xem danh sách.
remedy-which = Nội dung số { $number } của đơn vị nào?
remedy-not-for-you = Phần khắc phục dành cho đơn vị được kiểm tra.
remedy-follow-instead = Gõ “theo dõi” để theo dõi khắc phục.

follow-title = Theo dõi khắc phục
follow-none = Hiện không có nội dung nào đang theo dõi khắc phục.
follow-not-for-you = Phần theo dõi khắc phục dành cho Trưởng đoàn, Phó Trưởng đoàn, Thư ký đoàn và cơ quan thường trực.
follow-own-instead = Gõ “khắc phục” để xem nội dung của đơn vị mình.
follow-weekly = Tổng hợp khắc phục trong tuần
follow-unit = { $unit }: { $open } đang khắc phục, { $late } đã qua thời hạn, { $submitted } chờ xác nhận
follow-to-decide = Chờ đồng chí xử lý
follow-decide-submitted = { $unit }, nội dung { $number }: báo cáo đã khắc phục
follow-decide-contested = { $unit }, nội dung { $number }: có ý kiến
follow-decide-extension = { $unit }, nội dung { $number }: xin gia hạn đến { $date }
follow-decide-accepted = { $unit }, nội dung { $number }: đã xác nhận, chưa kết thúc
follow-late = Đã qua thời hạn
follow-due = Đến hạn trong 7 ngày làm việc
follow-line = { $unit }, nội dung { $number }: { $date } ({ $left })
follow-more = Còn { $count } nội dung khác.
follow-how = Chọn một nội dung để xem chi tiết và xử lý.

## Details

remedy-detail-state = Tình trạng: { $state }
remedy-detail-assignee = Người phụ trách: { $name }
remedy-detail-extension = Đang xin gia hạn đến { $date }. Lý do: { $reason }
remedy-detail-evidence = Minh chứng đã nhận: { $count } tệp
remedy-detail-history = Quá trình
remedy-history-line = { $date }: { $what }
remedy-history-words = { $what }: { $text }
remedy-history-assign = giao khắc phục
remedy-history-acknowledge = đơn vị đã tiếp nhận
remedy-history-contest = đơn vị có ý kiến
remedy-history-settleContest = trả lời ý kiến của đơn vị
remedy-history-start = bắt đầu khắc phục
remedy-history-reportProgress = báo cáo tiến độ
remedy-history-submit = báo cáo đã khắc phục
remedy-history-evidence = gửi minh chứng
remedy-history-accept = xác nhận kết quả
remedy-history-reject = đề nghị bổ sung
remedy-history-close = kết thúc theo dõi
remedy-history-closeUnresolved = kết thúc theo dõi, chưa khắc phục
remedy-history-requestExtension = xin gia hạn
remedy-history-grantExtension = đồng ý gia hạn
remedy-history-refuseExtension = không gia hạn
remedy-history-extensionLapsed = yêu cầu gia hạn hết hiệu lực
remedy-history-reassign = giao người phụ trách khác
remedy-history-moveToSuccessor = chuyển đơn vị khác
remedy-history-reinspect = kết quả phúc tra

## Asking

remedy-ask-done = { $point }: đề nghị Anh/Chị ghi ngắn gọn kết quả khắc phục, hoặc gửi ảnh, tệp minh chứng. Gõ “hủy” để dừng.
remedy-ask-progress = { $point }: đề nghị Anh/Chị ghi tiến độ khắc phục, có thể gửi kèm ảnh, tệp. Gõ “hủy” để dừng.
remedy-ask-contest = { $point }: đề nghị Anh/Chị ghi ý kiến của Quý đơn vị. Gõ “hủy” để dừng.
remedy-ask-extension-date = { $point }, thời hạn hiện tại { $date }: Quý đơn vị xin gia hạn đến ngày nào? Ví dụ { $example }. Gõ “hủy” để dừng.
remedy-ask-extension-reason = Xin gia hạn đến { $date }. Đề nghị Anh/Chị ghi lý do.
remedy-date-moved = Ngày { $asked } là ngày nghỉ nên thời hạn được tính đến ngày làm việc tiếp theo, { $date }.
remedy-ask-reject = { $point }: đề nghị đồng chí ghi nội dung cần bổ sung. Gõ “hủy” để dừng.
remedy-ask-unresolved = { $point }: đề nghị đồng chí ghi lý do kết thúc khi chưa khắc phục. Gõ “hủy” để dừng.
remedy-ask-refuse = { $point }: đề nghị đồng chí ghi lý do không gia hạn. Gõ “hủy” để dừng.
remedy-ask-uphold = { $point }: đề nghị đồng chí ghi ý kiến trả lời đơn vị. Nội dung này sẽ không phải khắc phục nữa. Gõ “hủy” để dừng.
remedy-ask-overrule = { $point }: đề nghị đồng chí ghi ý kiến trả lời đơn vị. Nội dung này vẫn cần khắc phục. Gõ “hủy” để dừng.
remedy-ask-assignee = { $point }: ai phụ trách khắc phục?
remedy-ask-name = Đề nghị ghi họ và tên người phụ trách. Gõ “hủy” để dừng.
remedy-evidence-received = Đã nhận { $what } minh chứng cho nội dung { $number }/{ $total }. Quý đơn vị có ghi thêm gì không?
remedy-evidence-received-short = Đã nhận { $what } minh chứng cho nội dung { $number }/{ $total }.
remedy-evidence-needed = Nội dung này cần có ảnh hoặc tệp minh chứng.
remedy-evidence-lacking = Đã ghi nhận. Nội dung này cần có thêm ảnh hoặc tệp minh chứng: đề nghị gửi ảnh, tệp. Gõ “hủy” để dừng.
remedy-evidence-which = Ảnh, tệp này chưa được lưu vì chưa rõ thuộc nội dung nào. Đề nghị chọn nội dung, rồi gửi lại.
remedy-evidence-kept-progress = Chưa có báo cáo kèm theo: đề nghị ghi vài chữ về tiến độ.
remedy-not-text = Đề nghị trả lời bằng chữ hoặc chọn nút ở trên.

## Done

remedy-done-acknowledge = ✓ Đã ghi nhận Quý đơn vị tiếp nhận nội dung này.
remedy-done-reportProgress = ✓ Đã ghi tiến độ. Cảm ơn Anh/Chị.
remedy-done-submit = ✓ Đã gửi Đoàn kiểm tra xác nhận. Hệ thống sẽ báo khi có kết quả. Cảm ơn Anh/Chị.
remedy-done-contest = ✓ Đã gửi ý kiến của Quý đơn vị đến Đoàn kiểm tra. Trong khi chờ trả lời, thời hạn vẫn được tính.
remedy-done-requestExtension = ✓ Đã gửi đề nghị gia hạn đến { $date }. Trong khi chờ trả lời, thời hạn vẫn là { $due }.
remedy-done-accept = ✓ Đã xác nhận kết quả khắc phục. Đơn vị được thông báo.
remedy-done-reject = ✓ Đã gửi đơn vị nội dung cần bổ sung.
remedy-done-close = ✓ Đã kết thúc theo dõi nội dung này.
remedy-done-closeUnresolved = ✓ Đã kết thúc theo dõi, ghi nhận là chưa khắc phục.
remedy-done-grantExtension = ✓ Đã gia hạn đến { $date }. Đơn vị được thông báo.
remedy-done-refuseExtension = ✓ Đã ghi nhận không gia hạn. Đơn vị được thông báo.
remedy-done-settleContest = ✓ Đã trả lời ý kiến của đơn vị.
remedy-done-reassign = ✓ Người phụ trách: { $name }.
remedy-done-start = ✓ Đã ghi nhận.
remedy-done-moveToSuccessor = ✓ Đã chuyển đơn vị khác.
remedy-done-reinspect = ✓ Đã ghi kết quả phúc tra.
remedy-invite = Mã mời của { $name }, dùng một lần trong 72 giờ: { $code }. Đề nghị chuyển mã này cho đúng người phụ trách.
remedy-unknown-year = Lịch làm việc chưa có ngày nghỉ của năm { $year }; thời hạn có thể thay đổi.

## Refused, nothing changed

remedy-refused-not_found = Không tìm thấy nội dung này. Chưa có gì thay đổi.
remedy-refused-not_allowed = Thao tác này không thuộc vai trò của Anh/Chị. Chưa có gì thay đổi.
remedy-refused-changed_meanwhile = Nội dung này vừa được cập nhật, chưa có gì thay đổi thêm. Đề nghị xem lại:
remedy-refused-not_possible_now = Thao tác này không phù hợp với tình trạng hiện tại ({ $state }). Chưa có gì thay đổi.
remedy-refused-reason_missing = Cần ghi lý do. Chưa có gì thay đổi.
remedy-refused-text_missing = Cần ghi nội dung. Chưa có gì thay đổi.
remedy-refused-nothing_submitted = Báo cáo cần có nội dung hoặc minh chứng. Chưa có gì thay đổi.
remedy-refused-evidence_missing = Nội dung này cần có ảnh hoặc tệp minh chứng. Đề nghị gửi ảnh, tệp rồi báo cáo lại. Chưa có gì thay đổi.
remedy-refused-extension_pending = Đã có đề nghị gia hạn đang chờ trả lời. Chưa có gì thay đổi.
remedy-refused-no_extension_pending = Không có đề nghị gia hạn nào đang chờ. Chưa có gì thay đổi.
remedy-refused-date_not_later = Ngày gia hạn phải sau thời hạn hiện tại ({ $due }). Chưa có gì thay đổi.
remedy-refused-date_past = Ngày này đã qua. Đề nghị chọn một ngày sau thời hạn hiện tại ({ $due }). Chưa có gì thay đổi.
remedy-refused-date_too_far = Ngày này quá xa. Đề nghị chọn ngày gần hơn. Chưa có gì thay đổi.
remedy-refused-same_assignee = Người này đang phụ trách nội dung. Chưa có gì thay đổi.
remedy-refused-same_unit = Nội dung này đang thuộc đơn vị đó. Chưa có gì thay đổi.
remedy-refused-unknown_person = Người này không thuộc đơn vị trong cuộc kiểm tra. Chưa có gì thay đổi.

## Moving to the unit that took over

button-remedy-move = Chuyển đơn vị tiếp nhận
button-move-one = Chỉ chuyển nội dung này
button-move-all = Chuyển cả { $count } nội dung đang theo dõi
move-ask-unit = { $point } của { $unit }: đơn vị nào tiếp nhận? Đề nghị chọn hoặc ghi tên đầy đủ, ví dụ UBND xã Nghĩa Tá. Gõ “hủy” để dừng.
move-unit-wrong = Tên đơn vị cần ghi rõ cấp hành chính (xã, phường, đặc khu, sở), ví dụ UBND xã Nghĩa Tá.
move-ask-contact = { $unit } chưa có đầu mối trong Hệ thống. Đề nghị ghi họ và tên đầu mối của đơn vị. Gõ “hủy” để dừng.
move-ask-scope = Chuyển đến { $unit }. Thời hạn và quá trình được giữ nguyên. Đồng chí chuyển những nội dung nào?
move-ask-scope-contact = Chuyển đến { $unit }, đầu mối { $contact }. Thời hạn và quá trình được giữ nguyên. Đồng chí chuyển những nội dung nào?
move-done = ✓ Đã chuyển nội dung { $numbers } đến { $unit }. Hai đơn vị được thông báo; việc nhắc tiếp tục với đơn vị mới.
move-refused-nothing_to_move = Nội dung này đã kết thúc, không chuyển nữa. Chưa có gì thay đổi.
move-refused-contact_missing = Đơn vị tiếp nhận chưa có đầu mối. Đề nghị chuyển lại và ghi họ tên đầu mối. Chưa có gì thay đổi.
remedy-event-movedAway = Nội dung này đã được chuyển đến { $unit } tiếp tục khắc phục. Quý đơn vị không phải báo cáo nội dung này nữa. Trân trọng cảm ơn Quý đơn vị.
