/** What a machine must hold to run DuckDB: one npm package, its digest, and the digests of the files in it. */
export interface BindingPin {
  /** npm package that carries the files, under `package/` in its tarball. */
  readonly package: string
  /** Name of the tarball on an npm registry: `<registry>/<package>/-/<tarball>`. */
  readonly tarball: string
  /** Hex sha256 of the tarball. */
  readonly sha256: string
  readonly bytes: number
  /** Files to take out of the tarball, with their hex sha256. */
  readonly files: Readonly<Record<string, string>>
}

/** Version of `@duckdb/node-api` in the bundle; the binding must be of exactly this version. */
export const BINDING_VERSION = '1.5.5-r.5'

/** Digests of the published packages, by `<process.platform>-<process.arch>`; Linux means glibc. */
export const BINDING_PINS: Readonly<Record<string, BindingPin>> = {
  'linux-x64': {
    package: '@duckdb/node-bindings-linux-x64',
    tarball: 'node-bindings-linux-x64-1.5.5-r.5.tgz',
    sha256: '86d2bda909785550e8a14a57a8a4584827aff0e268d8f1a58c3fd48559f7020e',
    bytes: 23_881_820,
    files: {
      'duckdb.node': '778d45b3d918a8d3b6dfeb819472472d3ff85d427110973fc9c1b0d462514c15',
      'libduckdb.so': 'fc23f12e376c47be520f75221288281906e7942e8fd6f6ce4849198ba60d0405',
    },
  },
  'linux-arm64': {
    package: '@duckdb/node-bindings-linux-arm64',
    tarball: 'node-bindings-linux-arm64-1.5.5-r.5.tgz',
    sha256: '3b85f3ea438f7dc3691d7b5e6e4222ffe9127fd17885f96ca72e0c99925c348e',
    bytes: 21_632_048,
    files: {
      'duckdb.node': '51b959ad6a5b57cfa3e9a5d20bffebe0e58974222efcddcd97c85e12700dbbb1',
      'libduckdb.so': 'd00d007f3f7ca1f2896a5e4b89c2ce141bf0508506a9d6d56f9598b8e59d074e',
    },
  },
  'darwin-arm64': {
    package: '@duckdb/node-bindings-darwin-arm64',
    tarball: 'node-bindings-darwin-arm64-1.5.5-r.5.tgz',
    sha256: '08b3cfd7d4d620a5fb67ef49db28551b767107266af3a8e2600e49d99ee59456',
    bytes: 36_788_031,
    files: {
      'duckdb.node': 'ba396b8fc069b1c34d1b5d3bdb7f54b1ddef160b6f440b2539fcef89720e9947',
      'libduckdb.dylib': 'b9027d18ef3e8d960568f77e946a83ca68009cb22d71cf7f94de842afdd094d8',
    },
  },
}
