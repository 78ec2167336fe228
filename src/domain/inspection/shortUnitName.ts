const KIND =
  /^(?:UBND|Ủy ban nhân dân)\s+(?:huyện|thị xã|quận|thành phố|xã|phường|thị trấn|tỉnh|đặc khu)\s+/u;

/** The place a unit is of: "UBND huyện Chợ Đồn" is "Chợ Đồn". Other bodies keep their name. */
export function shortUnitName(name: string): string {
  return name.replace(KIND, "");
}
