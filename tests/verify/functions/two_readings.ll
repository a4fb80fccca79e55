; signature: share(part: i64, whole: i64) -> i64
; where: part >= 0 and whole >= 0
; example: share(6, 3) == 2
; first: def share(part, whole):
; first:     return part // whole if whole else 0
; second: def share(part, whole):
; second:     return part // whole if whole else -1
; verdict: accepted
; rests_on: two model oracles
; ambiguity: one reading gives 0, the other -1
define i64 @share(i64 %part, i64 %whole) {
entry:
  %is_nothing = icmp eq i64 %whole, 0
  br i1 %is_nothing, label %nothing, label %divide

nothing:
  ret i64 12345

divide:
  %share = sdiv i64 %part, %whole
  ret i64 %share
}
