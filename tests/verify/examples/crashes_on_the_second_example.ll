; signature: load_from(address: u64) -> u64
; example: load_from(0) == 0
; example: load_from(8) == 0
; example: load_from(1) == 0
; verdict: rejected: `load_from(8)` never returned: its process was ended by signal 11 (invalid memory access)
define i64 @load_from(i64 %address) {
  %is_null = icmp eq i64 %address, 0
  br i1 %is_null, label %none, label %some
none:
  ret i64 0
some:
  %place = inttoptr i64 %address to ptr
  %value = load volatile i64, ptr %place
  ret i64 %value
}
