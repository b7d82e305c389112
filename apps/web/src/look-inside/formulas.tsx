import type { ComponentChildren, VNode } from 'preact';

/** A formula on a line of its own, in MathML. */
function Formula({ children }: { readonly children: ComponentChildren }): VNode {
  return <math display="block">{children}</math>;
}

/** A name with an index. */
function Sub({ name, index }: { readonly name: string; readonly index: string }): VNode {
  return (
    <msub>
      <mi>{name}</mi>
      <mi>{index}</mi>
    </msub>
  );
}

export function ConvolutionFormula(): VNode {
  return (
    <Formula>
      <msub>
        <mi>z</mi>
        <mrow>
          <mi>y</mi>
          <mo>,</mo>
          <mi>x</mi>
        </mrow>
      </msub>
      <mo>=</mo>
      <mi>b</mi>
      <mo>+</mo>
      <munder>
        <mo>∑</mo>
        <mrow>
          <mi>c</mi>
          <mo>,</mo>
          <mi>i</mi>
          <mo>,</mo>
          <mi>j</mi>
        </mrow>
      </munder>
      <msub>
        <mi>w</mi>
        <mrow>
          <mi>i</mi>
          <mo>,</mo>
          <mi>j</mi>
          <mo>,</mo>
          <mi>c</mi>
        </mrow>
      </msub>
      <mo>·</mo>
      <msub>
        <mi>a</mi>
        <mrow>
          <mi>y</mi>
          <mo>+</mo>
          <mi>i</mi>
          <mo>,</mo>
          <mi>x</mi>
          <mo>+</mo>
          <mi>j</mi>
          <mo>,</mo>
          <mi>c</mi>
        </mrow>
      </msub>
    </Formula>
  );
}

export function TanhFormula(): VNode {
  return (
    <Formula>
      <mi>a</mi>
      <mo>=</mo>
      <mi>tanh</mi>
      <mspace width="0.2em" />
      <mi>z</mi>
      <mo>=</mo>
      <mfrac>
        <mrow>
          <msup>
            <mi>e</mi>
            <mi>z</mi>
          </msup>
          <mo>−</mo>
          <msup>
            <mi>e</mi>
            <mrow>
              <mo>−</mo>
              <mi>z</mi>
            </mrow>
          </msup>
        </mrow>
        <mrow>
          <msup>
            <mi>e</mi>
            <mi>z</mi>
          </msup>
          <mo>+</mo>
          <msup>
            <mi>e</mi>
            <mrow>
              <mo>−</mo>
              <mi>z</mi>
            </mrow>
          </msup>
        </mrow>
      </mfrac>
    </Formula>
  );
}

export function PoolingFormula(): VNode {
  return (
    <Formula>
      <msub>
        <mi>s</mi>
        <mrow>
          <mi>y</mi>
          <mo>,</mo>
          <mi>x</mi>
        </mrow>
      </msub>
      <mo>=</mo>
      <mfrac>
        <mn>1</mn>
        <mn>4</mn>
      </mfrac>
      <munderover>
        <mo>∑</mo>
        <mrow>
          <mi>i</mi>
          <mo>,</mo>
          <mi>j</mi>
          <mo>=</mo>
          <mn>0</mn>
        </mrow>
        <mn>1</mn>
      </munderover>
      <msub>
        <mi>a</mi>
        <mrow>
          <mn>2</mn>
          <mi>y</mi>
          <mo>+</mo>
          <mi>i</mi>
          <mo>,</mo>
          <mn>2</mn>
          <mi>x</mi>
          <mo>+</mo>
          <mi>j</mi>
        </mrow>
      </msub>
    </Formula>
  );
}

export function DenseFormula(): VNode {
  return (
    <Formula>
      <Sub name="a" index="u" />
      <mo>=</mo>
      <mi>tanh</mi>
      <mo>(</mo>
      <Sub name="b" index="u" />
      <mo>+</mo>
      <munder>
        <mo>∑</mo>
        <mi>i</mi>
      </munder>
      <msub>
        <mi>w</mi>
        <mrow>
          <mi>i</mi>
          <mo>,</mo>
          <mi>u</mi>
        </mrow>
      </msub>
      <mo>·</mo>
      <Sub name="a" index="i" />
      <mo>)</mo>
    </Formula>
  );
}

export function SoftmaxFormula(): VNode {
  return (
    <Formula>
      <Sub name="p" index="k" />
      <mo>=</mo>
      <mfrac>
        <msup>
          <mi>e</mi>
          <Sub name="z" index="k" />
        </msup>
        <mrow>
          <munder>
            <mo>∑</mo>
            <mi>j</mi>
          </munder>
          <msup>
            <mi>e</mi>
            <Sub name="z" index="j" />
          </msup>
        </mrow>
      </mfrac>
    </Formula>
  );
}

export function LossFormula(): VNode {
  return (
    <Formula>
      <mi>L</mi>
      <mo>=</mo>
      <mo>−</mo>
      <mi>ln</mi>
      <mo>⁡</mo>
      <Sub name="p" index="t" />
      <mo>,</mo>
      <mspace width="1em" />
      <mfrac>
        <mrow>
          <mo>∂</mo>
          <mi>L</mi>
        </mrow>
        <mrow>
          <mo>∂</mo>
          <Sub name="z" index="k" />
        </mrow>
      </mfrac>
      <mo>=</mo>
      <Sub name="p" index="k" />
      <mo>−</mo>
      <msub>
        <mi>y</mi>
        <mi>k</mi>
      </msub>
    </Formula>
  );
}

export function BackpropagationFormula(): VNode {
  return (
    <Formula>
      <mfrac>
        <mrow>
          <mo>∂</mo>
          <mi>L</mi>
        </mrow>
        <mrow>
          <mo>∂</mo>
          <mi>w</mi>
        </mrow>
      </mfrac>
      <mo>=</mo>
      <munder>
        <mo>∑</mo>
        <mrow>
          <mi>y</mi>
          <mo>,</mo>
          <mi>x</mi>
        </mrow>
      </munder>
      <mfrac>
        <mrow>
          <mo>∂</mo>
          <mi>L</mi>
        </mrow>
        <mrow>
          <mo>∂</mo>
          <msub>
            <mi>a</mi>
            <mrow>
              <mi>y</mi>
              <mo>,</mo>
              <mi>x</mi>
            </mrow>
          </msub>
        </mrow>
      </mfrac>
      <mo>·</mo>
      <mo>(</mo>
      <mn>1</mn>
      <mo>−</mo>
      <msubsup>
        <mi>a</mi>
        <mrow>
          <mi>y</mi>
          <mo>,</mo>
          <mi>x</mi>
        </mrow>
        <mn>2</mn>
      </msubsup>
      <mo>)</mo>
      <mo>·</mo>
      <mtext>input under </mtext>
      <mi>w</mi>
    </Formula>
  );
}

export function AdamFormula(): VNode {
  const beta = (index: string): VNode => (
    <msub>
      <mi>β</mi>
      <mn>{index}</mn>
    </msub>
  );
  return (
    <>
      <Formula>
        <mi>m</mi>
        <mo>←</mo>
        {beta('1')}
        <mi>m</mi>
        <mo>+</mo>
        <mo>(</mo>
        <mn>1</mn>
        <mo>−</mo>
        {beta('1')}
        <mo>)</mo>
        <mi>g</mi>
        <mo>,</mo>
        <mspace width="1em" />
        <mi>v</mi>
        <mo>←</mo>
        {beta('2')}
        <mi>v</mi>
        <mo>+</mo>
        <mo>(</mo>
        <mn>1</mn>
        <mo>−</mo>
        {beta('2')}
        <mo>)</mo>
        <msup>
          <mi>g</mi>
          <mn>2</mn>
        </msup>
      </Formula>
      <Formula>
        <mi>w</mi>
        <mo>←</mo>
        <mi>w</mi>
        <mo>−</mo>
        <mi>η</mi>
        <mfrac>
          <mrow>
            <mi>m</mi>
            <mo>/</mo>
            <mo>(</mo>
            <mn>1</mn>
            <mo>−</mo>
            <msubsup>
              <mi>β</mi>
              <mn>1</mn>
              <mi>t</mi>
            </msubsup>
            <mo>)</mo>
          </mrow>
          <mrow>
            <msqrt>
              <mi>v</mi>
              <mo>/</mo>
              <mo>(</mo>
              <mn>1</mn>
              <mo>−</mo>
              <msubsup>
                <mi>β</mi>
                <mn>2</mn>
                <mi>t</mi>
              </msubsup>
              <mo>)</mo>
            </msqrt>
            <mo>+</mo>
            <mi>ε</mi>
          </mrow>
        </mfrac>
      </Formula>
    </>
  );
}
