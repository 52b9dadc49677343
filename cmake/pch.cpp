// The compiler needs a source file to make the precompiled header of pch.h.
