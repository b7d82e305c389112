export * from './kernels.generated';
