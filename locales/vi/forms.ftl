# Forms beyond one plain question: repeats, long lists, notes, the unit's own report, working together,
# bringing a new form.

## Asking

question-position-entry = Câu { $number }/{ $total }, { $entry }.
question-range = Từ { $from } đến { $to }, mỗi nấc { $step }.
question-no-choice = Chưa có phương án nào phù hợp với các câu đã trả lời. Có thể bỏ qua câu này.
question-many-choices = Có { $count } phương án: bấm nút, gõ số thứ tự, tên hoặc vài chữ đầu.
question-reported = Đơn vị tự báo cáo: { $value }
question-previous = Lần kiểm tra trước ({ $date }): { $value }
question-returned = Trưởng đoàn yêu cầu bổ sung câu này: { $comment }
button-confirm-reported = Xác nhận { $value }
button-page-before = ‹ Phương án trước
button-page-after = Phương án sau ›
edit-which-entry = Câu { $number } có ở nhiều mục. Đề nghị gõ rõ, ví dụ: sửa { $numbers }.

## Repeats

repeat-none = Chưa có mục nào. Có cần ghi không?
repeat-so-far = Đã ghi { $count } mục. Thêm nữa?
repeat-how-to = Để sửa hoặc xóa, gõ “sửa 1” hoặc “xóa 1”.
repeat-choose = Đề nghị chọn một nút ở trên, hoặc gõ “sửa” hay “xóa” và số mục.
repeat-no-such = Không có mục số đó (hiện có { $count } mục).
repeat-full = Đã đủ số mục, không thêm được nữa.
repeat-remove = Xóa { $entry } ({ $summary }) cùng các câu trả lời trong đó?
repeat-removed = ✓ Đã xóa { $entry }.
repeat-delete-where = Chỉ xóa được một mục khi xem danh sách các mục (sau mục cuối cùng).
button-repeat-first = Có, thêm mục đầu tiên
button-repeat-more = Thêm mục nữa
button-repeat-none = Không có
button-repeat-done = Không còn, đi tiếp
button-remove = Xóa
button-keep-it = Giữ lại

## Notes and days

note-saved = ✓ Đã ghi chú câu { $number }: { $note }
note-removed = ✓ Đã bỏ ghi chú câu { $number }.
note-nothing-yet = Chưa có câu trả lời nào để ghi chú.
note-unanswered = Câu { $number } chưa trả lời nên chưa ghi chú được.
annotate-title = Câu { $number }. { $label }: { $value }
annotate-note = Ghi chú: { $note }
annotate-as-of = Số liệu đến ngày { $date }
annotate-ask = Đề nghị gửi nội dung ghi chú, hoặc chọn một nút.
as-of-ask = Số liệu tính đến ngày nào? Ví dụ 15/9/2020.
as-of-future = Chưa ghi được: ngày của số liệu không thể sau hôm nay.
as-of-saved = ✓ Câu { $number }: số liệu đến ngày { $date }.
as-of-removed = ✓ Câu { $number }: số liệu theo kỳ chung.
button-as-of = Ngày của số liệu
button-as-of-remove = Bỏ ngày riêng
button-note-remove = Bỏ ghi chú
button-leave = Không thay đổi

## Review

review-warned = Câu có số liệu khác thường đã giải thích: { $numbers }.
review-differing = Câu khác số đơn vị tự báo cáo: { $numbers }.
review-hidden = Câu trả lời đã ẩn vì không còn được hỏi: { $numbers }.
review-returned = Ý kiến của Trưởng đoàn: { $reason }
button-review-repeat = { $label }: { $count } mục

## The unit's own report

button-submit-self-report = Gửi báo cáo tự kiểm tra
self-report-done = Đã gửi báo cáo tự kiểm tra lĩnh vực { $area } cho Đoàn kiểm tra. Cảm ơn Quý đơn vị.
self-report-closed = Quý đơn vị đã gửi báo cáo tự kiểm tra lĩnh vực này.
self-report-late = Đã qua ngày kiểm tra nên không nhận báo cáo tự kiểm tra nữa.

## Working together

answer-overtaken = Đồng chí { $name } vừa trả lời câu này: { $theirs }. Giữ câu trả lời đó hay thay bằng { $yours }?
answer-overtaken-unit = Anh/Chị { $name } vừa trả lời câu này: { $theirs }. Giữ câu trả lời đó hay thay bằng { $yours }?
answer-kept-theirs = Đồng chí { $name } vừa trả lời câu này: { $value }. Giữ nguyên câu trả lời đó.
answer-kept-theirs-unit = Anh/Chị { $name } vừa trả lời câu này: { $value }. Giữ nguyên câu trả lời đó.
button-keep-theirs = Giữ { $value }
button-take-mine = Thay bằng { $value }
detail-state = Tình trạng: { $state } · { $members }
detail-reported = đơn vị tự báo cáo: { $value }
detail-explained = giải thích: { $explanation }
detail-returned = đang yêu cầu bổ sung
button-view-area = Xem: { $area }
button-approve = Duyệt
button-give-back = Yêu cầu bổ sung
button-reopen = Mở lại
button-hand-over = Giao người khác
button-differences = Khác số tự báo cáo ({ $count })
steer-not-allowed = Chỉ Trưởng đoàn, Phó Trưởng đoàn làm được việc này.
steer-concluded = Cuộc kiểm tra đã có kết luận nên lĩnh vực không trả lại, mở lại được nữa. Nếu số liệu có sai sót, gõ “đính chính”.
steer-not-possible = Việc này không còn làm được ở tình trạng hiện nay của lĩnh vực.
steer-approved = ✓ Đã duyệt lĩnh vực { $area }.
steer-returned = ✓ Đã trả lại lĩnh vực { $area } để bổ sung: { $count } câu.
steer-returned-whole = ✓ Đã trả lại lĩnh vực { $area } để bổ sung.
steer-reopened = ✓ Đã mở lại lĩnh vực { $area }.
steer-handed-over = ✓ Đã giao lĩnh vực { $area } cho đồng chí { $name }.
return-which = Yêu cầu bổ sung câu nào của lĩnh vực { $area }? Gõ các số câu, ví dụ 9, 12; hoặc mỗi dòng một câu kèm ý kiến, ví dụ “9: số liệu đến 15/9”. Gõ “tất cả” để trả lại cả lĩnh vực.
return-comment = Ý kiến gửi thành viên về { $count } câu này?
return-comment-whole = Ý kiến gửi thành viên?
return-numbers = Chưa hiểu các số câu. { $problem }
reopen-reason = Lý do mở lại lĩnh vực { $area }?
hand-over-to = Giao lĩnh vực { $area } cho ai?
hand-over-how = { $name } thay những người đang phụ trách hay cùng làm với họ?
button-instead = Thay
button-together = Cùng làm
told-returned = Trưởng đoàn trả lại lĩnh vực { $area } ({ $unit }) để bổ sung:
told-returned-line = Câu { $number }: { $comment }
told-reopened = Trưởng đoàn mở lại lĩnh vực { $area } ({ $unit }): { $reason }
told-approved = Trưởng đoàn đã duyệt lĩnh vực { $area } ({ $unit }).
told-handed-over = Đồng chí được giao lĩnh vực { $area } ({ $unit }).
told-taken-over = Lĩnh vực { $area } ({ $unit }) đã chuyển cho đồng chí { $name }.
told-submitted = Đồng chí { $name } đã nộp lĩnh vực { $area } ({ $unit }).
told-self-report = { $unit } đã gửi báo cáo tự kiểm tra lĩnh vực { $area }.
button-open-area = Mở lĩnh vực
differences-title = Khác số đơn vị tự báo cáo
differences-line = { $area }, câu { $number }. { $label }: báo cáo { $reported }, kiểm tra { $found }
differences-none = Không có số liệu nào khác báo cáo tự kiểm tra.
status-self-reported = đơn vị đã gửi báo cáo tự kiểm tra
menu-self-report = Báo cáo tự kiểm tra: { $area }
self-report-status-draft = đang nhập
self-report-status-submitted = đã gửi

## Bringing a form

form-received = Đã nhận { $file }. Hệ thống đang kiểm tra biểu mẫu.
form-unnamed = biểu mẫu
form-unreachable = Chưa tải được { $file }. Đề nghị gửi lại.
form-unreadable = { $file } không đọc được: { $why }.
form-why-too_large = tệp quá lớn so với một biểu mẫu
form-why-not_a_workbook = không phải là tệp Excel (.xlsx)
form-why-sheet_too_large = có trang tính quá nhiều dòng hoặc cột
form-why-unsafe = tệp có nội dung không an toàn
form-mistakes = { $file }: { $count } lỗi, chưa nhập được
form-row = dòng { $row }
form-unchanged = Biểu mẫu { $title } ({ $id }, phiên bản { $version }) trùng với phiên bản đang dùng. Không có gì thay đổi.
form-checked = { $title } ({ $id }, phiên bản { $version }): không có lỗi
form-summary = { $questions } câu hỏi · lĩnh vực: { $areas } · ngôn ngữ: { $languages } · quy tắc: { $rules }
form-no-areas = không chia lĩnh vực
form-notices = Lưu ý ({ $count }):
form-complaints = Kết quả chạy thử cần xem lại ({ $count }):
form-undecided = Chỉ thử được một phần, chưa kết luận ({ $count }):
form-new = Đây là biểu mẫu mới.
form-changes = So với phiên bản { $version } ({ $count } thay đổi):
form-publish-ask = Ban hành phiên bản này? Các cuộc kiểm tra đang làm giữ phiên bản cũ; cuộc kiểm tra tạo từ nay dùng phiên bản mới.
button-publish = Ban hành
button-publish-anyway = Vẫn ban hành
button-do-not-publish = Không ban hành
form-published = ✓ Đã ban hành { $title }, phiên bản { $version }.
form-published-again = ✓ Đã đưa { $title }, phiên bản { $version }, vào sử dụng lại. Cuộc kiểm tra tạo từ nay dùng phiên bản này.
form-in-use = { $title }, phiên bản { $version }, đang được sử dụng. Không có gì thay đổi.
form-dropped = Chưa ban hành. Đề nghị gửi lại tệp khi đã sửa.
form-gone = Bản này đã được ban hành hoặc đã bỏ. Đề nghị gửi lại tệp nếu cần.

## In documents

beside-as-of = số liệu đến ngày { $date }
