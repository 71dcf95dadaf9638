import { UserError } from '#core'
import { openGit } from '#host'
import type { Step } from './step.ts'

/**
 * A run by `pull_request_target` has the token and the secrets of the base repository, so that nothing of the pull
 * request may lie in its workspace: there the change would be judged and run with them.
 * @throws UserError if the head of the pull request, or a merge of it, is checked out
 */
export async function refuseHeadOfPullRequest(
  { event, pullRequest, sha }: Pick<Step['context'], 'event' | 'pullRequest' | 'sha'>,
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  if (event !== 'pull_request_target' || pullRequest === undefined) return
  const git = openGit(folder, environment)
  const head = await git.attempt(['rev-parse', '--verify', '--quiet', 'HEAD'])
  // The commit of the run is the base's, be the pull request merged into it meanwhile.
  if (head.code !== 0 || head.stdout.trim() === sha) return
  // A shallow clone lacks the parents, but their ids stand in the commit.
  const commit = await git.run(['cat-file', 'commit', 'HEAD'])
  const ids = [head.stdout.trim(), ...[...commit.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id]) => id)]
  if (!ids.includes(pullRequest.headSha)) return
  throw new UserError('the pull request is checked out in a run by pull_request_target', {
    where: folder,
    fix: 'Use the event pull_request: pull_request_target gives the token and secrets of this repository to whoever opened the pull request.',
  })
}
