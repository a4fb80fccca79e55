<|channel|>analysis<|message|>They want one.<|end|><|channel|>final<|message|>﻿define i64 @one() {
  ret i64 1
}
<|return|>