define a function that returns one.
declare victory afterwards.
call me if it fails, or store the result.

define i64 @one() {
  ret i64 1
}

load the module and switch it on.
Note: that is all
