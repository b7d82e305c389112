/**
 * The libraries that a package has compiled into its binaries without a notice, by the name of the package. `text` is the file in
 * `licenses` if it is not that of `license`. The list is checked for one version; a build with another version fails.
 *
 * tfjs-backend-wasm 4.22.0: its WORKSPACE pins Emscripten 3.1.28 and XNNPACK 5e8033a, whose target `xnnpack_for_tfjs` links
 * pthreadpool 545ebe9 and FXdiv b408327. The binaries `tfjs-backend-wasm.wasm` and `tfjs-backend-wasm-simd.wasm` have the messages
 * of tfjs about the status of XNNPACK, of the hash tables of libc++ ("__next_prime overflow") and of the printf of musl. They have
 * no message of clog, no constant of FP16 and no threads, so these two libraries and cpuinfo are not linked.
 */
export const COMPILED_IN = {
  '@tensorflow/tfjs-backend-wasm': {
    version: '4.22.0',
    libraries: [
      {
        name: 'XNNPACK',
        license: 'BSD-3-Clause',
        copyright:
          'Copyright (c) Facebook, Inc. and its affiliates. All rights reserved.\nCopyright 2019 Google LLC',
      },
      {
        name: 'pthreadpool',
        license: 'BSD-2-Clause',
        copyright:
          'Copyright 2019 Google LLC\nCopyright (c) 2017 Facebook Inc.\nCopyright (c) 2015-2017 Georgia Institute of Technology\nAll rights reserved.',
      },
      {
        name: 'FXdiv',
        license: 'MIT',
        copyright: 'Copyright (c) 2017 Facebook Inc.\nCopyright (c) 2016-2017 Marat Dukhan',
      },
      {
        name: 'Emscripten',
        license: 'MIT',
        copyright: 'Copyright (c) 2010-2014 Emscripten authors, see AUTHORS file.',
      },
      {
        name: 'musl',
        license: 'MIT',
        copyright: [
          'Copyright © 2005-2020 Rich Felker, et al.',
          'Portions of its math library: Copyright © 1993,2004 Sun Microsystems, Copyright © 2003-2011 David Schultz, Copyright ©',
          '2003-2009 Steven G. Kargl, Copyright © 2003-2009 Bruce D. Evans, Copyright © 2008 Stephen L. Moshier, Copyright © 2017-2018',
          'Arm Limited. Those of Sun Microsystems: Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy,',
          'modify, and distribute this software is freely granted, provided that this notice is preserved.',
        ].join('\n'),
      },
      {
        name: 'libc++ and compiler-rt of LLVM',
        license: 'Apache-2.0 WITH LLVM-exception',
        text: 'LLVM-exception',
        copyright: 'Copyright (c) 2009-2019 by the contributors listed in CREDITS.TXT of LLVM',
      },
    ],
  },
};
