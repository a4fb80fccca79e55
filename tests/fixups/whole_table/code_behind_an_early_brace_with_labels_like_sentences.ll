define i64 @f(i64 %n) {
Start:
  %c = icmp sgt i64 %n, 5
  br i1 %c, label %Big, label %Small
}
Big:
  br label %Small
}
Small:
  ret i64 0
}
