# Number, day, template, verification and signed copies of papers.

## In the papers

document-number = Số: { $number }/{ $symbol }
document-place-date = { $place }, { $date }
document-attached = (Kèm theo Báo cáo số { $number }/{ $symbol } { $date } của Đoàn kiểm tra)
document-attached-unit = (Kèm theo Báo cáo số { $number }/{ $symbol } { $date } của { $unit })
document-contents = MỤC LỤC
document-verify-alt = Mã QR dẫn tới trang kiểm tra văn bản
document-verify-at = Kiểm tra văn bản: { $url }
document-verify-made = Lập từ số liệu phiên bản { $version }; nhật ký hệ thống số { $number }, mã kiểm tra { $hash }

## Number and day

papers-title = Văn bản: { $unit }, kiểm tra ngày { $date }
papers-no-number = Chưa có số, ngày (dự thảo)
papers-has-number = Số { $number }
papers-has-number-and-day = Số { $number }, ngày { $date }
papers-not-made = Chưa lập bản PDF
papers-made = Bản PDF mới nhất: bản thứ { $revision }, lập lúc { $time }, ngày { $date }
papers-signed = Đã ký số: { $names } (nhận lúc { $time }, ngày { $date })
papers-copy-unconfirmed = Đã nhận bản có chữ ký số lúc { $time }, ngày { $date }; chứng thư chưa được tin cậy hoặc chưa được kiểm tra nguồn cấp
papers-copy-uncompared = Đã nhận một bản lúc { $time }, ngày { $date }, chưa đối chiếu
papers-signed-hint = Văn bản đã ký số: gửi lại tệp PDF vào đây để lưu cùng bản dự thảo.
button-papers-number = Ghi số: { $title }
papers-ask-number = { $title }: đề nghị ghi số trong sổ văn bản, ví dụ 05. Ký hiệu { $symbol } do Hệ thống in theo mẫu.
papers-number-wrong = Số văn bản là chữ số, ví dụ 05 hoặc 123. Đề nghị ghi lại.
papers-ask-day = Văn bản ban hành ngày nào? Ví dụ 25/9/2020.
button-papers-today = Hôm nay, { $date }
papers-frozen = Văn bản đã có số: nội dung giữ nguyên như lúc ghi số, số liệu sửa sau đó không làm thay đổi văn bản.
papers-ask-reason = { $title } đã có số. Đề nghị ghi lý do thay đổi (ghi vào nhật ký hệ thống).
papers-reason-needed = Văn bản vừa được người khác ghi số. Đề nghị mở lại “văn bản” để xem trước khi thay đổi.
button-papers-renew = Lập bản sửa đổi, giữ số { $number }
button-papers-remove = Bỏ số { $number }, trở lại dự thảo
button-papers-build = Lập bản PDF
papers-day-before-visit = Ngày ban hành không thể trước ngày kiểm tra ({ $date }). Đề nghị ghi lại.
papers-day-in-future = Ngày ban hành không thể sau hôm nay. Đề nghị ghi lại khi văn bản đã được ban hành.
papers-number-taken = Số { $number } đã ghi cho một văn bản cùng ký hiệu trong năm ({ $unit }). Số văn bản chưa thay đổi; đề nghị kiểm tra lại sổ văn bản.
papers-number-saved = { $title }: đã ghi số { $number }. Bản lập từ nay mang số này, không còn ghi dự thảo.
papers-number-and-day-saved = { $title }: đã ghi số { $number }, ngày { $date }. Bản lập từ nay mang số và ngày này, không còn ghi dự thảo.
papers-number-removed = { $title }: đã bỏ số và ngày. Bản lập từ nay là dự thảo.

## Template

template-title = Mẫu văn bản của { $organization }
template-usual = { $text } (mặc định)
template-how = Muốn sửa ô nào, đề nghị gõ số của ô đó. Văn bản lập từ nay theo mẫu này; nội dung ghi riêng cho một cuộc kiểm tra vẫn được ưu tiên.
template-no-such = Đề nghị gõ một số từ 1 đến { $most }.
template-not-for-you = Mẫu văn bản do Thư ký đoàn, Trưởng đoàn hoặc cơ quan thường trực sửa.
template-bases-usual = kế hoạch và quyết định của cuộc kiểm tra
template-field-place = Địa danh
template-field-parentAuthority = Cơ quan chủ quản
template-field-issuer = Cơ quan ban hành
template-field-symbol = Ký hiệu báo cáo
template-field-addressees = Kính gửi
template-field-recipients = Nơi nhận
template-field-followUpAgency = Cơ quan theo dõi khắc phục
template-field-signer = Quyền hạn, chức vụ người ký
template-field-bases = Căn cứ
template-field-reportClosing = Câu kết báo cáo
template-field-minutesClosing = Câu kết biên bản
template-field-conclusionClosing = Câu kết thông báo kết luận
template-field-requirementsIntro = Câu mở đầu phần kiến nghị
template-ask-line = Đề nghị ghi nội dung mới, một dòng. Có thể dùng { $placeholders }; Hệ thống thay bằng nội dung của từng cuộc kiểm tra.
template-ask-lines = Đề nghị ghi nội dung mới, mỗi ý một dòng. Có thể dùng { $placeholders }; Hệ thống thay bằng nội dung của từng cuộc kiểm tra.
template-ask-bases = Đề nghị ghi các căn cứ, mỗi căn cứ một dòng. Căn cứ có thời hạn ghi thêm ở cuối dòng, ví dụ (từ 01/7/2025) hoặc (từ 01/01/2021 đến 30/6/2025), tính theo ngày kiểm tra. Có thể dùng { $placeholders }.
template-ask-symbol = Đề nghị ghi ký hiệu của báo cáo, ví dụ BC-ĐKT. Biên bản và thông báo kết luận đổi BC thành BB, TB. Ký hiệu không có { $placeholders }.
template-ask-clause = Đề nghị ghi câu mới. Có thể dùng { $placeholders }; Hệ thống thay bằng nội dung của từng cuộc kiểm tra.
button-template-usual = Dùng mặc định
template-saved = Đã lưu ô { $name }.
template-usual-again = Ô { $name } trở lại mặc định.
template-wrong-placeholder = Hệ thống không biết { $names }. Có thể dùng: { $known }. Đề nghị ghi lại.
template-wrong-symbol = Ký hiệu chỉ gồm chữ in hoa, chữ số, dấu gạch nối và gạch chéo, không có khoảng trắng, ví dụ BC-ĐKT. Đề nghị ghi lại.
template-wrong-period = Không hiểu thời hạn ở cuối dòng “{ $line }”. Đề nghị ghi như (từ 01/7/2025) hoặc (từ 01/01/2021 đến 30/6/2025).
template-wrong-size = Nội dung quá dài hoặc quá nhiều dòng. Một dòng tối đa 500 ký tự, một câu tối đa 2.000 ký tự. Đề nghị ghi ngắn lại.
template-wrong-empty = Đề nghị ghi nội dung bằng chữ.
paper-ready-pdf-numbered = { $title } số { $number } ({ $pages } trang).

## Page that verifies a paper

web-verify-unknown-title = Không tìm thấy văn bản
web-verify-unknown = Hệ thống không lập văn bản nào có địa chỉ này. Đề nghị kiểm tra lại địa chỉ in ở cuối văn bản, hoặc hỏi cơ quan gửi văn bản.
verify-title = Kiểm tra văn bản
verify-newest = Địa chỉ này là của văn bản dưới đây do Hệ thống lập, và là bản mới nhất. Tệp đang có trong tay có đúng là văn bản đó hay không: đề nghị so sánh tệp ở phần dưới.
verify-not-newest = Địa chỉ này là của văn bản dưới đây do Hệ thống lập, nhưng không phải bản mới nhất: bản thứ { $revision } lập lúc { $time }, ngày { $date }.
verify-ended = Số của bản này đã được thu hồi hoặc thay bằng bản sửa đổi lúc { $time }, ngày { $date }.
verify-unit = Cuộc kiểm tra tại { $unit }, ngày { $date }
verify-draft = Chưa có số, ngày (dự thảo)
verify-made = Bản thứ { $revision }, lập lúc { $time }, ngày { $date }
verify-sha256 = SHA-256: { $sha256 }
verify-copy-compared = Bản có chữ ký số nhận lúc { $time }, ngày { $date }: đã đối chiếu, đúng từng byte văn bản này và chỉ thêm chữ ký số; chữ ký còn nguyên vẹn và bảo vệ toàn bộ tệp.
verify-copy-uncompared = Đã nhận một bản lúc { $time }, ngày { $date }, chưa đối chiếu; Hệ thống không xác nhận bản này.
verify-signer-trusted = Người ký: { $who }; chứng thư do { $issuer } cấp, kiểm tra được đến { $root }. Chưa kiểm tra việc thu hồi chứng thư.
verify-signer-unchecked = Không nêu tên người ký: chứng thư chưa được kiểm tra nguồn cấp.
verify-signer-unknown_issuer = Không nêu tên người ký: chứng thư tự cấp hoặc chưa được tin cậy.
verify-signer-expired = Không nêu tên người ký: chứng thư không có hiệu lực lúc ký.
verify-signer-unfit = Không nêu tên người ký: chứng thư không được cấp để ký văn bản.
verify-sha256-copy = SHA-256 của bản đã nhận: { $sha256 }
verify-not-signed = Hệ thống chưa nhận bản đã ký số.
verify-file = So sánh tệp PDF
verify-file-how = Chọn tệp PDF hoặc kéo thả vào trang này. Tệp được so sánh ngay trên máy, không gửi đi đâu.
verify-hash = Hoặc ghi ít nhất { $least } chữ số đầu của mã SHA-256
verify-hash-button = So sánh
verify-hash-short = Cần ít nhất { $least } chữ số của mã SHA-256 (0 đến 9, a đến f). Đề nghị ghi lại.
verify-same-issued = Đúng tệp do Hệ thống lập, không thay đổi gì; tệp này chưa có chữ ký số.
verify-same-trusted = Đúng bản có chữ ký số nêu trên: văn bản của Hệ thống, người ký có chứng thư được tin cậy, không thay đổi gì từ khi ký.
verify-same-unconfirmed = Trùng với một bản có chữ ký số mà Hệ thống đã nhận, nhưng chứng thư chưa được tin cậy hoặc chưa được kiểm tra nguồn cấp: Hệ thống không xác nhận ai đã ký.
verify-same-uncompared = Trùng với một bản Hệ thống đã nhận nhưng chưa đối chiếu: Hệ thống không xác nhận bản này.
verify-other = Không phải tệp do Hệ thống lập hoặc bản đã nhận nêu trên: tệp khác hoặc đã thay đổi. Không có gì trên trang này xác nhận tệp đó.
verify-reading = Đang đọc tệp…
verify-unable = Trình duyệt này không tính được mã của tệp. Đề nghị tính mã SHA-256 bằng công cụ khác rồi ghi vào ô bên dưới.

## Signed copies that come back

signed-unnamed = văn bản
signed-received = Đã nhận { $file }. Hệ thống đang đọc chữ ký số…
signed-unreachable = Chưa tải được tệp { $file }. Đề nghị gửi lại.
signed-too_large = Tệp { $file } quá lớn (ở kênh này tối đa { $max } MB). Đề nghị gửi bản nhỏ hơn.
signed-no_pdf = Tệp { $file } không phải là PDF. Đề nghị gửi tệp PDF đã ký số.
signed-not_signed = Tệp { $file } không có chữ ký số đọc được. Đề nghị ký số trên bản PDF do Hệ thống lập rồi gửi lại; bản in ra và quét lại không được nhận ở đây.
signed-unknown_paper = Không nhận ra { $file } là văn bản nào do Hệ thống lập. Đề nghị ký trên đúng tệp PDF của Hệ thống, không in và quét lại, rồi gửi lại.
signed-other_bytes = Tệp { $file } không còn đúng từng byte tệp PDF do Hệ thống lập (tệp khác, hoặc phần mềm đã ghi lại cả tệp) nên không được lưu là bản đã ký. Đề nghị tải lại tệp PDF của Hệ thống, ký số trên chính tệp đó, không sửa và không lưu lại bằng phần mềm khác, rồi gửi lại.
signed-not_allowed = Bản ký của văn bản này do cơ quan ban hành gửi. Hệ thống không lưu { $file }.
signed-known = Bản ký này của { $title } đã được lưu trước đó.
signed-kept = Đã lưu bản ký số của { $title } số { $number } (bản thứ { $revision }), giữ nguyên từng byte:
signed-kept-draft = Đã lưu bản ký số của { $title } (bản thứ { $revision }, chưa có số, ngày), giữ nguyên từng byte:
signed-by = { $who }; chứng thư do { $issuer } cấp.
signed-by-on = { $who }, ký ngày { $date }; chứng thư do { $issuer } cấp.
signed-broken = Chữ ký số trong { $file } không khớp với nội dung hoặc không bảo vệ toàn bộ tệp nên tệp không được lưu là bản đã ký. Đề nghị ký số lại trên tệp PDF của Hệ thống rồi gửi lại.
signed-unjudged = Chưa kiểm tra được { $file } (tệp quá phức tạp hoặc Hệ thống đang bận) nên tệp chưa được lưu là bản đã ký. Đề nghị gửi lại sau ít phút; nếu vẫn như vậy, tải lại tệp PDF của Hệ thống và ký số lại.
signed-added_after = Tệp { $file } còn phần dữ liệu thêm vào sau chữ ký cuối cùng, không chữ ký nào bảo vệ, nên không được lưu là bản đã ký. Đề nghị gửi đúng tệp mà phần mềm ký số vừa tạo ra, không mở và lưu lại.
signed-time_stamp = Tệp { $file } có thêm dấu thời gian lưu trữ mà Hệ thống chưa kiểm tra được nên không được lưu là bản đã ký. Đề nghị gửi bản vừa ký số, trước khi thêm dấu thời gian lưu trữ.
signed-chain_too_long = Chữ ký số trong { $file } kèm theo nhiều chứng thư hơn mức Hệ thống kiểm tra nên tệp không được lưu là bản đã ký. Đề nghị ký số lại bằng phần mềm ký số của cơ quan rồi gửi lại.
signed-changed = Trong { $file } có phần thêm hoặc thay nội dung của văn bản do Hệ thống lập nên tệp không được lưu là bản đã ký. Đề nghị tải lại tệp PDF của Hệ thống và chỉ ký số, không ghi chú, không sửa; hình chữ ký và con dấu không che quá một phần năm trang.
signed-trust-trusted = Chữ ký nguyên vẹn; chứng thư kiểm tra được đến { $root }, chưa kiểm tra việc thu hồi.
signed-trust-unchecked = Chữ ký nguyên vẹn; chứng thư chưa được kiểm tra nguồn cấp.
signed-trust-unknown_issuer = Chữ ký nguyên vẹn; chứng thư tự cấp hoặc chưa được tin cậy, nên trang kiểm tra văn bản không nêu tên người ký.
signed-trust-expired = Chữ ký nguyên vẹn, nhưng chứng thư không có hiệu lực lúc ký. Đề nghị ký lại bằng chứng thư còn hiệu lực.
signed-trust-unfit = Chữ ký nguyên vẹn, nhưng chứng thư không được cấp để ký văn bản. Đề nghị ký lại bằng chứng thư ký số.
