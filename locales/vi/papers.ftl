# Số, ngày, mẫu, xác thực và bản ký của văn bản.

## Trong văn bản

document-number = Số: { $number }/{ $symbol }
document-place-date = { $place }, { $date }
document-attached = (Kèm theo Báo cáo số { $number }/{ $symbol } { $date } của Đoàn kiểm tra)
document-attached-unit = (Kèm theo Báo cáo số { $number }/{ $symbol } { $date } của { $unit })
document-contents = MỤC LỤC
document-verify-alt = Mã QR dẫn tới trang kiểm tra văn bản
document-verify-at = Kiểm tra văn bản: { $url }
document-verify-made = Lập từ số liệu lần { $version }; nhật ký số { $number }, mã { $hash }

## Số và ngày văn bản

command-papers = Văn bản: số, ngày, bản ký
command-template = Mẫu văn bản của cơ quan (Thư ký)
papers-title = Văn bản: { $unit }, kiểm tra ngày { $date }
papers-no-number = Chưa có số, ngày (dự thảo)
papers-has-number = Số { $number }
papers-has-number-and-day = Số { $number }, ngày { $date }
papers-not-made = Chưa lập bản PDF
papers-made = Bản PDF mới nhất: lần { $revision }, lập lúc { $time }, ngày { $date }
papers-signed = Đã ký số: { $names } (nhận lúc { $time }, ngày { $date })
papers-signed-hint = Văn bản đã ký số: gửi lại tệp PDF vào đây để lưu cùng bản dự thảo.
button-papers-number = Ghi số: { $title }
papers-ask-number = { $title }: đề nghị ghi số trong sổ văn bản, ví dụ 05. Ký hiệu { $symbol } do hệ thống in theo mẫu.
papers-number-wrong = Số văn bản là chữ số, ví dụ 05 hoặc 123. Đề nghị ghi lại.
papers-ask-day = Văn bản ban hành ngày nào? Ví dụ 25/9/2020.
button-papers-today = Hôm nay, { $date }
button-papers-remove = Bỏ số { $number }, trở lại dự thảo
button-papers-build = Lập bản PDF
papers-day-wrong = Không hiểu ngày này. Đề nghị ghi ngày, tháng, năm, ví dụ 25/9/2020.
papers-day-before-visit = Ngày ban hành không thể trước ngày kiểm tra ({ $date }). Đề nghị ghi lại.
papers-day-in-future = Ngày ban hành không thể sau hôm nay. Đề nghị ghi lại khi văn bản đã được ban hành.
papers-number-taken = Số { $number } đã ghi cho một văn bản cùng ký hiệu trong năm ({ $unit }). Số văn bản chưa thay đổi; đề nghị kiểm tra lại sổ văn bản.
papers-number-saved = { $title }: đã ghi số { $number }. Bản lập từ nay mang số này, không còn ghi dự thảo.
papers-number-and-day-saved = { $title }: đã ghi số { $number }, ngày { $date }. Bản lập từ nay mang số và ngày này, không còn ghi dự thảo.
papers-number-removed = { $title }: đã bỏ số và ngày. Bản lập từ nay là dự thảo.

## Mẫu văn bản

template-title = Mẫu văn bản của { $organization }
template-usual = { $text } (mặc định)
template-how = Muốn sửa mục nào, đề nghị gõ số của mục đó. Văn bản lập từ nay theo mẫu này; nội dung ghi riêng cho một cuộc kiểm tra vẫn được ưu tiên.
template-no-such = Đề nghị gõ một số từ 1 đến { $most }.
template-not-for-you = Mẫu văn bản do Thư ký, Trưởng đoàn hoặc cơ quan thường trực sửa.
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
template-ask-line = Đề nghị ghi nội dung mới, một dòng. Có thể dùng { $placeholders }; hệ thống thay bằng nội dung của từng cuộc kiểm tra.
template-ask-lines = Đề nghị ghi nội dung mới, mỗi mục một dòng. Có thể dùng { $placeholders }; hệ thống thay bằng nội dung của từng cuộc kiểm tra.
template-ask-bases = Đề nghị ghi các căn cứ, mỗi căn cứ một dòng. Căn cứ có thời hạn ghi thêm ở cuối dòng, ví dụ (từ 01/7/2025) hoặc (từ 01/01/2021 đến 30/6/2025), tính theo ngày kiểm tra. Có thể dùng { $placeholders }.
template-ask-symbol = Đề nghị ghi ký hiệu của báo cáo, ví dụ BC-ĐKT. Biên bản và thông báo kết luận đổi BC thành BB, TB. Ký hiệu không có { $placeholders }.
template-ask-clause = Đề nghị ghi câu mới. Có thể dùng { $placeholders }; hệ thống thay bằng nội dung của từng cuộc kiểm tra.
button-template-usual = Dùng mặc định
template-saved = Đã lưu mục { $name }.
template-usual-again = Mục { $name } trở lại mặc định.
template-wrong-placeholder = Hệ thống không biết { $names }. Có thể dùng: { $known }. Đề nghị ghi lại.
template-wrong-symbol = Ký hiệu chỉ gồm chữ in hoa, chữ số, dấu gạch nối và gạch chéo, không có khoảng trắng, ví dụ BC-ĐKT. Đề nghị ghi lại.
template-wrong-period = Không hiểu thời hạn ở cuối dòng “{ $line }”. Đề nghị ghi như (từ 01/7/2025) hoặc (từ 01/01/2021 đến 30/6/2025).
template-wrong-size = Nội dung quá dài hoặc quá nhiều dòng. Một dòng tối đa 500 ký tự, một câu tối đa 2.000 ký tự. Đề nghị ghi ngắn lại.
template-wrong-empty = Đề nghị ghi nội dung bằng chữ.
paper-ready-pdf-numbered = { $title } số { $number } ({ $pages } trang).

## Trang kiểm tra văn bản

web-verify-unknown-title = Không tìm thấy văn bản
web-verify-unknown = Hệ thống không lập văn bản nào có địa chỉ này. Đề nghị kiểm tra lại địa chỉ in ở cuối văn bản, hoặc hỏi cơ quan gửi văn bản.
verify-title = Kiểm tra văn bản
verify-newest = Văn bản do hệ thống này lập và là bản mới nhất.
verify-not-newest = Văn bản do hệ thống này lập nhưng không phải bản mới nhất: bản lần { $revision } lập lúc { $time }, ngày { $date }.
verify-unit = Cuộc kiểm tra tại { $unit }, ngày { $date }
verify-draft = Chưa có số, ngày (dự thảo)
verify-made = Bản lần { $revision }, lập lúc { $time }, ngày { $date }
verify-sha256 = SHA-256: { $sha256 }
verify-sha256-signed = SHA-256 của bản đã ký: { $sha256 }
verify-not-signed = Hệ thống chưa nhận bản đã ký số.
verify-file = So sánh tệp PDF
verify-file-how = Chọn tệp PDF hoặc kéo thả vào trang này. Tệp được so sánh ngay trên máy, không gửi đi đâu.
verify-hash = Hoặc ghi ít nhất { $least } chữ số đầu của mã SHA-256
verify-hash-button = So sánh
verify-hash-short = Cần ít nhất { $least } chữ số của mã SHA-256 (0 đến 9, a đến f). Đề nghị ghi lại.
verify-same-issued = Đúng tệp do hệ thống lập, không thay đổi gì.
verify-same-signed = Đúng bản đã ký số mà hệ thống đã nhận, không thay đổi gì.
verify-other = Không phải tệp do hệ thống lập hoặc bản đã ký đã nhận: tệp khác hoặc đã thay đổi.
verify-reading = Đang đọc tệp…
verify-unable = Trình duyệt này không tính được mã của tệp. Đề nghị tính mã SHA-256 bằng công cụ khác rồi ghi vào ô bên dưới.

## Bản đã ký số gửi lại

signed-unnamed = văn bản
signed-received = Đã nhận { $file }. Hệ thống đang đọc chữ ký số…
signed-unreachable = Chưa tải được tệp { $file }. Đề nghị gửi lại.
signed-too_large = Tệp { $file } quá lớn (ở kênh này tối đa { $max } MB). Đề nghị gửi bản nhỏ hơn.
signed-no_pdf = Tệp { $file } không phải là PDF. Đề nghị gửi tệp PDF đã ký số.
signed-not_signed = Tệp { $file } không có chữ ký số đọc được. Đề nghị ký số trên bản PDF do hệ thống lập rồi gửi lại; bản in ra và quét lại không được nhận ở đây.
signed-unknown_paper = Không nhận ra { $file } là văn bản nào do hệ thống lập. Đề nghị ký trên đúng tệp PDF của hệ thống, không in và quét lại, rồi gửi lại.
signed-not_allowed = Bản ký của văn bản này do cơ quan ban hành gửi. Hệ thống không lưu { $file }.
signed-known = Bản ký này của { $title } đã được lưu trước đó.
signed-kept = Đã lưu bản ký số của { $title } số { $number } (bản lần { $revision }), giữ nguyên từng byte:
signed-kept-draft = Đã lưu bản ký số của { $title } (bản lần { $revision }, chưa có số, ngày), giữ nguyên từng byte:
signed-by = { $who }; chứng thư do { $issuer } cấp.
signed-by-on = { $who }, ký ngày { $date }; chứng thư do { $issuer } cấp.
signed-intact = Nội dung không thay đổi từ khi ký.
signed-broken = Chữ ký không khớp với nội dung tệp: đề nghị kiểm tra và ký lại.
signed-added-after = Sau chữ ký cuối cùng, tệp còn phần dữ liệu không được chữ ký nào bảo vệ. Đề nghị kiểm tra bằng phần mềm ký số trước khi phát hành.
signed-rewritten = Phần mềm ký đã ghi lại toàn bộ tệp, hệ thống không so được từng byte với bản dự thảo. Đề nghị đối chiếu nội dung.
button-papers-leave = Dừng lại
