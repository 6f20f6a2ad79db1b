import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newToken } from '../../../../base/secret/token.ts';
import { configFolder } from '../../../../client/join/config-folder.ts';
import { LoginStore } from '../../../../client/join/login-store.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const login = (address: string, atMs: number) => ({ address, token: newToken(), atMs });

describe('the store of logins', () => {
  it('keeps several coordinators, the newest first, for their owner alone', () => {
    const folder = join(temporaryFolder(), 'config', 'yates');
    const store = new LoginStore(folder);
    expect(store.find()).toBeUndefined();
    const [lab, home] = [login('lab:4444', 1), login('home:4444', 2)];
    store.save(home);
    store.save(lab);
    expect(store.list()).toEqual([home, lab]);
    expect(store.find()).toEqual(home);
    expect(store.find('lab:4444')).toEqual(lab);
    expect(store.find('other:4444')).toBeUndefined();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'logins.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['lock', 'logins.json']);
  });

  it('replaces a login to the same address, and removes one', () => {
    const store = new LoginStore(join(temporaryFolder(), 'yates'));
    store.save(login('lab:4444', 1));
    const newer = login('lab:4444', 5);
    store.save(newer);
    expect(store.list()).toEqual([newer]);
    expect(store.remove('lab:4444')).toBe(true);
    expect(store.remove('lab:4444')).toBe(false);
    expect(store.list()).toEqual([]);
  });

  it('refuses a file that others may read, and says when it is damaged', () => {
    const folder = join(temporaryFolder(), 'yates');
    const store = new LoginStore(folder);
    store.save(login('lab:4444', 1));
    const file = join(folder, 'logins.json');
    chmodSync(file, 0o644);
    expect(() => store.list()).toThrow(/^E_SECRET_FILE /);
    chmodSync(file, 0o600);
    writeFileSync(file, '{"version":2}');
    expect(() => store.list()).toThrow(/^E_LOGIN_STORE .*log in again/);
  });

  it('stands where the XDG specification says', () => {
    expect(configFolder({}, '/h')).toBe('/h/.config/yates');
    expect(configFolder({ XDG_CONFIG_HOME: '/c' }, '/h')).toBe('/c/yates');
    expect(configFolder({ XDG_CONFIG_HOME: 'relative' }, '/h')).toBe('/h/.config/yates');
    expect(configFolder({ XDG_CONFIG_HOME: '' }, '/h')).toBe('/h/.config/yates');
  });
});
