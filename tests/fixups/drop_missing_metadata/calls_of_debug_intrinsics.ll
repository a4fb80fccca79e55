define i64 @f(i64 %a) {
  call void @llvm.dbg.value(metadata i64 %a, metadata !12, metadata !DIExpression()), !dbg !14
  tail call void @llvm.dbg.declare(metadata ptr null, metadata !13, metadata !DIExpression())
  call void @llvm.experimental.noalias.scope.decl(metadata !30)
  ret i64 %a
}

declare void @llvm.dbg.value(metadata, metadata, metadata)
declare void @llvm.dbg.declare(metadata, metadata, metadata)
declare void @llvm.experimental.noalias.scope.decl(metadata)
