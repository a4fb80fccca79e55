%pair = type { i64, { i64, ptr } }

@pairs = constant [1 x %pair] [%pair { i64 1, { i64, ptr } { i64 2, ptr null } }]
@brace = constant [2 x i8] c"}\00"

; A brace } in a comment.
define { i64, i64 } @pair(i64 %a)
{
  %first = insertvalue { i64, i64 } undef, i64 %a, 0
  %second = insertvalue { i64, i64 }
    %first, i64 %a, 1
  ret { i64, i64 } %second
}

define i64 @prefixed() prefix { i64, i64 } { i64 1, i64 2 } {
  ret i64 0 }
