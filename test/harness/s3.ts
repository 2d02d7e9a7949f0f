import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import type { ReglagesS3 } from '../../src/platform/storage/index.ts'

/** An object store on this machine, and how it is reached; `dossier`: where it keeps what it was sent. */
export const demarrerS3 = async (): Promise<{
  readonly reglages: ReglagesS3
  readonly dossier: string
  readonly arreter: () => Promise<void>
}> => {
  const dossier = await mkdtemp(join(tmpdir(), 's3-'))
  const seau = 'pieces'
  const service = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: dossier,
    configureBuckets: [{ name: seau, configs: [] }],
  })
  const { port } = await service.run()
  return {
    dossier,
    reglages: { adresse: `http://127.0.0.1:${port}`, region: 'us-east-1', seau, cle: 'S3RVER', secret: 'S3RVER' },
    arreter: async () => {
      await service.close()
      await rm(dossier, { recursive: true, force: true })
    },
  }
}
