define i64 @pick(i64 %x) {
  %c = icmp eq i64
    %x
    , 0
  br i1 %c, label
    %yes, label %no
yes:
  unreachable
no:
  %again
  ret
    i64
    %x
}
