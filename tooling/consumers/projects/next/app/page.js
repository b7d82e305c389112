'use client';

import { useEffect } from 'react';
import { trainOnEveryEngine } from '../training.js';

export default function Page() {
  useEffect(() => {
    trainOnEveryEngine({ source: '/data', wasmPath: '/tfjs-backend-wasm-simd.wasm' }).then((result) => {
      console.log(`RESULT ${JSON.stringify(result)}`);
    });
  }, []);
  return <p>Training</p>;
}
