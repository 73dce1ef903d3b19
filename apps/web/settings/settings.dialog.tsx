import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { settingsStore } from './settings.store.js';
import { useSettings } from './use-settings.js';

/** Language of the screens, and the sort of text field; both take effect at once. */
export function SettingsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const say = useSay();
  const { language, editor } = useSettings();
  return (
    <ModalDialog title={say('settings.title')} isOpen={isOpen} onClose={onClose}>
      <div className="v-stack v-stack--wide">
        <RadioGroup
          className="v-stack"
          value={language}
          onChange={(value) => settingsStore.change({ language: value === 'en' ? 'en' : 'nl' })}
        >
          <Label className="utrecht-form-label">{say('settings.language')}</Label>
          <Radio className="v-radio" value="nl">
            <span lang="nl">{say('settings.language.nl')}</span>
          </Radio>
          <Radio className="v-radio" value="en">
            <span lang="en">{say('settings.language.en')}</span>
          </Radio>
        </RadioGroup>
        <RadioGroup
          className="v-stack"
          value={editor}
          onChange={(value) =>
            settingsStore.change({ editor: value === 'plain' ? 'plain' : 'live' })
          }
        >
          <Label className="utrecht-form-label">{say('settings.editor')}</Label>
          <Radio className="v-radio" value="live">
            {say('settings.editor.live')}
          </Radio>
          <Radio className="v-radio" value="plain">
            {say('settings.editor.plain')}
          </Radio>
          <Text slot="description" className="v-hint">
            {say('settings.editor.hint')}
          </Text>
        </RadioGroup>
      </div>
    </ModalDialog>
  );
}
