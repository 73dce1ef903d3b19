import { fieldLabelId } from './field-label.js';

describe('fieldLabelId', () => {
  it('[L-04] knows what a field is called, wherever in a message it stands', () => {
    expect(fieldLabelId('ground.purpose')).toBe('ground.purpose');
    expect(fieldLabelId('ops.0.reason')).toBe('circle.reason');
    expect(fieldLabelId('surnames.0')).toBe('conflict.surname');
    expect(fieldLabelId('surnames.1')).toBe('conflict.otherName');
    expect(fieldLabelId('token')).toBeUndefined();
  });
});
