; attack: jump to a block past the beginning of its function
; refused: the address of a block
; signature: half(value: u64) -> u64
define i64 @half(i64 %value) {
entry:
  indirectbr ptr blockaddress(@half, %end), [label %end]

end:
  %right = lshr i64 %value, 1
  ret i64 %right
}
